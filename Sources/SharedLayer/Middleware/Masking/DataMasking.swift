import FoundationEssentials

/// Takes personal and secret values out of documents: for good, or so that they can be had again.
package struct DataMasking: Sendable {
    private let protector: (any DataProtector)?
    private let missing: MissingFields

    /// What happens where a path leads nowhere.
    package enum MissingFields: Sendable {
        /// The document is refused: a path that is misspelt must not leave a value in the clear.
        case refused
        case passedOver
    }

    /// What an encrypted field begins with.
    package static let prefix = "protected:v1:"
    /// The name under which the context has the field's pointer, with `*` for indexes.
    package static let fieldKey = "field"

    package init(protector: (any DataProtector)? = nil, missing: MissingFields = .refused) {
        self.protector = protector
        self.missing = missing
    }

    /// The document with those fields masked. Throws `fieldMissing`.
    package func erase(
        _ document: JSONValue, _ fields: [FieldPath], by rule: MaskingRule = .erased
    ) throws(MaskingError) -> JSONValue {
        try erase(document, fields.map { ($0, rule) })
    }

    /// The same, with a rule for each path, applied one after the other.
    package func erase(
        _ document: JSONValue, _ rules: [(path: FieldPath, rule: MaskingRule)]
    ) throws(MaskingError) -> JSONValue {
        for (path, _) in rules { try check(document, path) }
        return rules.reduce(document) { masked, rule in
            FieldRewriting.rewrite(masked, rule.path) { (_, value) throws(Never) in rule.rule.applied(to: value) }
        }
    }

    /// The document with those fields encrypted, of whatever type they are: each becomes a text.
    ///
    /// The context, with the field's own pointer added, has to be given again. Throws `fieldMissing`, `noProtector`,
    /// `encryptionFailed`.
    package func encrypt(
        _ document: JSONValue, _ fields: [FieldPath], context: [String: String] = [:]
    ) async throws(MaskingError) -> JSONValue {
        try await rewrite(document, fields) { (field, value, protector) async throws(MaskingError) in
            do {
                let sealed = try await protector.seal(value.bytes, context: Self.context(context, field))
                return .string(Self.prefix + Data(sealed).base64EncodedString())
            } catch {
                throw MaskingError(.encryptionFailed, "the field \(field) could not be encrypted", cause: error)
            }
        }
    }

    /// The document with those fields as they were before `encrypt`.
    ///
    /// Throws `fieldMissing`, `noProtector`, `decryptionFailed`.
    package func decrypt(
        _ document: JSONValue, _ fields: [FieldPath], context: [String: String] = [:]
    ) async throws(MaskingError) -> JSONValue {
        try await rewrite(document, fields) { (field, value, protector) async throws(MaskingError) in
            guard let text = value.string, text.hasPrefix(Self.prefix),
                let sealed = Data(base64Encoded: String(text.dropFirst(Self.prefix.count)))
            else { throw MaskingError(.decryptionFailed, "the field \(field) is not encrypted") }
            do {
                let opened = try await protector.open([UInt8](sealed), context: Self.context(context, field))
                return try JSONParser(limits: Self.limits(opened.count)).parse(opened)
            } catch {
                throw MaskingError(.decryptionFailed, "the field \(field) could not be decrypted", cause: error)
            }
        }
    }

    /// What was written from a value can be read again, however deep and large it is.
    private static func limits(_ count: Int) -> JSONLimits {
        JSONLimits(depthMax: JSONLimits.depthCeiling, bytesMax: count, numberBytesMax: count)
    }

    private static func context(_ context: [String: String], _ field: String) -> [String: String] {
        context.merging([fieldKey: field]) { _, own in own }
    }

    private func check(_ document: JSONValue, _ path: FieldPath) throws(MaskingError) {
        guard missing == .passedOver || !FieldRewriting.values(document, path).isEmpty else {
            throw MaskingError(.fieldMissing, "the document has nothing at \(path)")
        }
    }

    /// Finds the values, has them replaced one after the other, and puts them into their places.
    private func rewrite(
        _ document: JSONValue, _ fields: [FieldPath],
        _ replace: (String, JSONValue, any DataProtector) async throws(MaskingError) -> JSONValue
    ) async throws(MaskingError) -> JSONValue {
        guard let protector else { throw MaskingError(.noProtector, "there is nothing to encrypt with") }
        for path in fields { try check(document, path) }
        var document = document
        for path in fields {
            var replaced: [JSONValue] = []
            for (field, value) in FieldRewriting.values(document, path) {
                replaced.append(try await replace(field, value, protector))
            }
            var rest = replaced[...]
            document = FieldRewriting.rewrite(document, path) { (_, value) throws(Never) in rest.popFirst() ?? value }
        }
        return document
    }
}
