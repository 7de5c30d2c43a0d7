/// `properties`, `required`, `patternProperties` and `additionalProperties`, which are looked at together.
///
/// The names are found by their length first, which tells most of a schema's names apart without a look at the text.
struct SchemaMembers: Sendable {
    typealias NodeID = CompiledSchema.NodeID

    private(set) var names: [Name] = []
    /// The first name of each length, the last place standing for all longer ones; -1 for none.
    private var firstOfLength: [Int] = []
    private(set) var required: [String] = []
    var patterns: [(pattern: Int, text: String, node: NodeID)] = []
    var additional = Additional.unsaid

    enum Additional: Sendable {
        /// There is no `additionalProperties`: other members are not evaluated.
        case unsaid
        case allowed
        case refused
        case checked(NodeID)
    }

    struct Name: Sendable {
        let text: String
        let bytesCount: Int
        let isASCII: Bool
        var node: NodeID?
        var isRequired: Bool
        /// The next name of the same length, or -1.
        var next: Int
    }

    private static let lengthMax = 32

    mutating func add(_ name: String, node: NodeID) {
        names[place(adding: name)].node = node
    }

    mutating func require(_ name: String) {
        let place = place(adding: name)
        guard !names[place].isRequired else { return }
        names[place].isRequired = true
        required.append(name)
    }

    /// The place of a name in `names`; nil for one that the schema does not mention.
    func place(of name: String) -> Int? {
        let count = name.utf8.count
        guard !firstOfLength.isEmpty else { return nil }
        var place = firstOfLength[min(count, Self.lengthMax)]
        while place >= 0 {
            // Swift counts two spellings of an accented letter as equal; with ASCII of one length there are no two.
            if names[place].bytesCount == count, names[place].text == name,
                names[place].isASCII || names[place].text.utf8.elementsEqual(name.utf8)
            {
                return place
            }
            place = names[place].next
        }
        return nil
    }

    private mutating func place(adding name: String) -> Int {
        if let place = place(of: name) { return place }
        if firstOfLength.isEmpty { firstOfLength = Array(repeating: -1, count: Self.lengthMax + 1) }
        let length = min(name.utf8.count, Self.lengthMax)
        names.append(
            Name(
                text: name, bytesCount: name.utf8.count, isASCII: name.utf8.allSatisfy { $0 < 0x80 }, node: nil,
                isRequired: false, next: firstOfLength[length]))
        firstOfLength[length] = names.count - 1
        return names.count - 1
    }
}
