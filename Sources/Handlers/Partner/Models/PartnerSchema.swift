import SharedLayer

/// A JSON Schema of the module, compiled at its first use, and what is read with it.
///
/// In code because a function is one static file, and in `docs/schemas` for callers: a test keeps the two equal.
struct PartnerSchema: Sendable {
    private let compiled: Lazy<InputValidator, any Error>

    init(_ text: String) {
        compiled = Lazy { try InputValidator(schema: JSONParser().parse(Array(text.utf8))) }
    }

    func validator() throws -> InputValidator { try compiled.value() }

    /// The document as a value. Throws `PartnerError` with `malformedRequest` and every issue that was found.
    func read<Value: Decodable>(_ document: JSONValue, as type: Value.Type = Value.self) throws -> Value {
        let issues = try validator().validate(document)
        guard issues.isEmpty else {
            throw PartnerError(.malformedRequest, "The body does not match its schema.", issues: issues)
        }
        do {
            return try JSONValueDecoder().decode(type, from: document)
        } catch {
            throw PartnerError(.malformedRequest, "The body cannot be read.", cause: error)
        }
    }

    /// The state with a JSON Merge Patch in it (RFC 7396): what comes out must match the schema as a whole.
    func merged<State: Codable>(_ patch: JSONValue, into state: State) throws -> State {
        guard patch.object != nil else {
            throw PartnerError(.malformedRequest, "A merge patch must be an object.")
        }
        return try read(MergePatch.merged(patch, into: try JSONValueEncoder().encode(state)))
    }
}
