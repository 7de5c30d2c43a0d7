import SharedLayer

/// The bytes of a file in canonical JSON by the member that they stand in, elements of one array taken together.
struct EvidenceBytes {
    private var classes: [String: [Range<Int>]] = [:]

    /// Bytes of each value, and of each name with what stands between, that a sample has at most.
    private static let (valueBytesMax, nameBytesMax) = (5, 2)

    init(_ file: [UInt8]) throws {
        try add(JSONParser(limits: JSONLimits(bytesMax: file.count)).parse(file), "file", at: 0)
    }

    /// A few places of every class.
    func sample(using generator: inout some RandomNumberGenerator) -> [(member: String, place: Int)] {
        var places: [(member: String, place: Int)] = []
        for (member, ranges) in classes.sorted(by: { $0.key < $1.key }) {
            let all = ranges.flatMap { Array($0) }
            let count = member.hasSuffix(Self.nameMark) ? Self.nameBytesMax : Self.valueBytesMax
            places += all.shuffled(using: &generator).prefix(count).map { (member: member, place: $0) }
        }
        return places
    }

    private static let nameMark = " (name)"

    /// Members of canonical JSON stand in the order in which a parser finds them.
    private mutating func add(_ value: JSONValue, _ path: String, at start: Int) throws {
        var place = start
        switch value {
        case .object(let object):
            for member in object.members {
                let path = "\(path).\(member.name)"
                // A brace or a comma, the name in quotes, a colon.
                let name = try CanonicalJSON.bytes(of: .string(member.name)).count + 2
                classes[path + Self.nameMark, default: []].append(place..<place + name)
                place += name
                try add(member.value, path, at: place)
                place += try CanonicalJSON.bytes(of: member.value).count
            }
        case .array(let elements):
            for element in elements {
                place += 1
                try add(element, path, at: place)
                place += try CanonicalJSON.bytes(of: element).count
            }
        default:
            let count = try CanonicalJSON.bytes(of: value).count
            classes[path, default: []].append(place..<place + count)
        }
    }
}
