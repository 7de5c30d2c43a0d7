/// The members of a JSON object in their order, each name once.
///
/// Names differ when their code points do: Swift's own string comparison would take two spellings of one accented letter
/// for the same name, so that a document could carry a member twice.
package struct JSONObject: Sendable {
    package private(set) var members: [Member]
    /// The places of the members by name; only from `indexedCountMin` members on, below which a walk is faster.
    private var places: [JSONName: Int] = [:]

    private static let indexedCountMin = 9

    package struct Member: Sendable, Hashable {
        package let name: String
        package var value: JSONValue
    }

    package init() {
        members = []
    }

    /// Of members with the same name the last one stays.
    package init(_ members: [(String, JSONValue)]) {
        self.init()
        for (name, value) in members { self[name] = value }
    }

    package var count: Int { members.count }
    package var isEmpty: Bool { members.isEmpty }
    package var names: [String] { members.map(\.name) }

    /// The value of that member. Setting nil removes it; setting a new name appends it.
    package subscript(name: String) -> JSONValue? {
        get { place(of: name).map { members[$0].value } }
        set {
            guard let place = place(of: name) else {
                if let newValue { insert(Member(name: name, value: newValue)) }
                return
            }
            if let newValue {
                members[place].value = newValue
            } else {
                members.remove(at: place)
                index()
            }
        }
    }

    /// Appends a member; false, and no change, when the name is there already.
    mutating func append(_ name: String, _ value: JSONValue) -> Bool {
        guard place(of: name) == nil else { return false }
        insert(Member(name: name, value: value))
        return true
    }

    private mutating func insert(_ member: Member) {
        members.append(member)
        if members.count == Self.indexedCountMin {
            index()
        } else if members.count > Self.indexedCountMin {
            places[JSONName(member.name)] = members.count - 1
        }
    }

    private mutating func index() {
        places = [:]
        guard members.count >= Self.indexedCountMin else { return }
        for (place, member) in members.enumerated() { places[JSONName(member.name)] = place }
    }

    private func place(of name: String) -> Int? {
        if members.count >= Self.indexedCountMin { return places[JSONName(name)] }
        let name = JSONName(name)
        return members.firstIndex { JSONName($0.name) == name }
    }
}

/// Two objects are equal when they have the same members, in whatever order (RFC 8259 section 4).
extension JSONObject: Hashable {
    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.count == right.count && left.members.allSatisfy { right[$0.name] == $0.value }
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        hasher.combine(members.reduce(0) { $0 ^ $1.hashValue })
    }
}
