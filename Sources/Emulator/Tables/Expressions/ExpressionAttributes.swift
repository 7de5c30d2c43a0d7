import Wire

/// The `#names` and `:values` of a request, and which of them its expressions have used.
struct ExpressionAttributes: Sendable {
    private let names: [String: String]
    private let values: [String: AttributeValue]
    private var unusedNames: Set<String>
    private var unusedValues: Set<String>

    /// - Throws: `ValidationException` for empty maps and malformed placeholders.
    init(names: [String: String]?, values: [String: AttributeValue]?) throws(ServiceError) {
        if let names {
            guard !names.isEmpty else { throw .validation("ExpressionAttributeNames must not be empty") }
            if let key = names.keys.first(where: { !Self.isPlaceholder($0, sign: "#") }) {
                throw .validation("ExpressionAttributeNames contains invalid key: Syntax error; key: \"\(key)\"")
            }
        }
        if let values {
            guard !values.isEmpty else { throw .validation("ExpressionAttributeValues must not be empty") }
            if let key = values.keys.first(where: { !Self.isPlaceholder($0, sign: ":") }) {
                throw .validation("ExpressionAttributeValues contains invalid key: Syntax error; key: \"\(key)\"")
            }
            if let key = values.keys.sorted().first(where: { (values[$0]?.levels ?? 0) > ItemLimits.levelsMax }) {
                throw .validation(
                    "ExpressionAttributeValues contains invalid value: \(ItemLimits.tooDeep.message) for key \(key)")
            }
        }
        self.names = names ?? [:]
        self.values = values ?? [:]
        unusedNames = Set(self.names.keys)
        unusedValues = Set(self.values.keys)
    }

    mutating func name(for placeholder: String) -> String? {
        unusedNames.remove(placeholder)
        return names[placeholder]
    }

    mutating func value(for placeholder: String) -> AttributeValue? {
        unusedValues.remove(placeholder)
        return values[placeholder]
    }

    /// - Throws: `ValidationException` when a name or a value was given and not used.
    func checkAllUsed() throws(ServiceError) {
        for (kind, unused) in [("Names", unusedNames), ("Values", unusedValues)] where !unused.isEmpty {
            throw .validation(
                "Value provided in ExpressionAttribute\(kind) unused in expressions: keys: "
                    + "{\(unused.sorted().joined(separator: ", "))}")
        }
    }

    private static func isPlaceholder(_ key: String, sign: String) -> Bool {
        let tokens = Lexer.tokens(of: key)
        guard tokens.count == 2, tokens[0].range == 0..<key.utf8.count else { return false }
        switch tokens[0].kind {
        case .name: return sign == "#"
        case .value: return sign == ":"
        default: return false
        }
    }
}
