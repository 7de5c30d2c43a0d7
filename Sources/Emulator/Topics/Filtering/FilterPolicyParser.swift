/// Reads a filter policy's JSON, in the order in which AWS's parser reads it, so that the first fault is the same.
struct FilterPolicyParser {
    private static let matchNames: Set<String> = [
        "exactly", "prefix", "suffix", "numeric", "anything-but", "exists", "cidr", "equals-ignore-case", "wildcard",
    ]

    private let bytes: [UInt8]
    var tokens: FilterPolicyTokens
    private(set) var topLevelKeys = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        tokens = FilterPolicyTokens(bytes)
    }

    mutating func policy() throws(FilterPolicyError) -> FilterGroup {
        guard tokens.next() == .beginObject else { throw fault("Filter is not an object") }
        let group = try object(depth: 1)
        topLevelKeys = group.members.count
        return group
    }

    private mutating func object(depth: Int) throws(FilterPolicyError) -> FilterGroup {
        guard depth <= TopicLimits.filterDepthMax else {
            throw FilterPolicyError(message: "FilterPolicy: Filter policy is too complex")
        }
        var group = FilterGroup()
        while case .name(let key) = tokens.next() {
            switch tokens.next() {
            case .beginObject: group.members.append(.nested(key: key, try object(depth: depth + 1)))
            case .beginArray where key == "$or" && beginsAlternatives():
                group.members.append(.either(try alternatives(depth: depth)))
            case .beginArray: group.members.append(.rules(key: key, try rules()))
            default: throw fault("\"\(key)\" must be an object or an array")
            }
        }
        guard !group.members.isEmpty else { throw fault("Empty objects are not allowed") }
        return group
    }

    /// Not where `$or` is a property's own name, whose array holds values.
    private func beginsAlternatives() -> Bool {
        var ahead = tokens
        guard ahead.next() == .beginObject, case .name(let name) = ahead.next() else { return false }
        return !Self.matchNames.contains(name)
    }

    private mutating func alternatives(depth: Int) throws(FilterPolicyError) -> [FilterGroup] {
        var groups: [FilterGroup] = []
        while true {
            switch tokens.next() {
            case .beginObject: groups.append(try object(depth: depth + 1))
            case .endArray where groups.count > 1: return groups
            case .endArray: throw fault("There must have at least 2 Objects in $or relationship.")
            default: throw fault("Only objects are allowed in $or relationship.")
            }
        }
    }

    private mutating func rules() throws(FilterPolicyError) -> [FilterRule] {
        var rules: [FilterRule] = []
        while true {
            switch tokens.next() {
            case .endArray where rules.isEmpty: throw fault("Empty arrays are not allowed")
            case .endArray: return rules
            case .beginObject: rules.append(try matchExpression())
            case .string(let text): rules.append(.equals(.string(text)))
            case .number(let text): rules.append(.equals(.number(try number(text))))
            case .bool(let value): rules.append(.equals(.bool(value)))
            case .null: rules.append(.equals(.null))
            default: throw fault("Match value must be String, number, true, false, or null")
            }
        }
    }

    func number(_ text: String) throws(FilterPolicyError) -> Double {
        guard let number = Double(text), number.isFinite else { throw fault("Invalid number: \(text)") }
        return number
    }

    func fault(_ message: String) -> FilterPolicyError {
        let (line, column) = TextPlace.of(tokens.place, in: bytes)
        let source = String(decoding: bytes, as: UTF8.self)
        return FilterPolicyError(
            message: "FilterPolicy: \(message)\n at [Source: (String)\"\(source)\"; line: \(line), column: \(column)]")
    }
}
