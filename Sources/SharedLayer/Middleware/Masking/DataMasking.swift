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
    package static let prefix = ProtectedField.prefix

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
    /// The same context has to be given again. Throws `fieldMissing`, `noProtector`, `encryptionFailed`.
    package func encrypt(
        _ document: JSONValue, _ fields: [FieldPath], context: EncryptionContext = [:]
    ) async throws(MaskingError) -> JSONValue {
        try await rewrite(document, fields) { (field, value, protector) async throws(MaskingError) in
            do {
                let plaintext = ProtectedField(field: field, value: value).plaintext
                return ProtectedField.text(try await protector.seal(plaintext, context: context))
            } catch {
                throw MaskingError(.encryptionFailed, "the field \(field) could not be encrypted", cause: error)
            }
        }
    }

    /// The document with those fields as they were before `encrypt`.
    ///
    /// Throws `fieldMissing`, `noProtector`, `decryptionFailed`.
    package func decrypt(
        _ document: JSONValue, _ fields: [FieldPath], context: EncryptionContext = [:]
    ) async throws(MaskingError) -> JSONValue {
        try await rewrite(document, fields) { (field, value, protector) async throws(MaskingError) in
            guard let sealed = ProtectedField.sealed(value) else {
                throw MaskingError(.decryptionFailed, "the field \(field) is not encrypted")
            }
            let opened: ProtectedField?
            do {
                opened = try ProtectedField(plaintext: try await protector.open(sealed, context: context))
            } catch {
                throw MaskingError(.decryptionFailed, "the field \(field) could not be decrypted", cause: error)
            }
            guard let opened, opened.field.utf8.elementsEqual(field.utf8) else {
                throw MaskingError(.decryptionFailed, "the field \(field) has the value of another field")
            }
            return opened.value
        }
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
