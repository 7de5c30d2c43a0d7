/// The header `Idempotency-Key`: a string of RFC 9651 section 3.3.3, as draft-ietf-httpapi-idempotency-key-header-07 has it,
/// or, as most clients send it, the same without quotes.
package enum IdempotencyKeyField {
    package static let name = "idempotency-key"

    /// Throws `invalidKey`: for two keys, which the gateway joins by a comma, too.
    package static func key(_ field: String) throws(IdempotencyError) -> String {
        var rest = Array(field.utf8)[...]
        rest = rest.drop { $0 == space }
        while rest.last == space { rest.removeLast() }
        guard rest.first == quote else { return try bareKey(rest) }
        rest.removeFirst()
        var key: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case quote:
                // Parameters mean nothing here, and are ignored (RFC 9651 section 3.3).
                guard rest.isEmpty || rest.first == UInt8(ascii: ";") else { throw malformed }
                return try checked(key)
            case UInt8(ascii: "\\"):
                guard let escaped = rest.popFirst(), escaped == quote || escaped == UInt8(ascii: "\\") else {
                    throw malformed
                }
                key.append(escaped)
            case space...0x7E:
                key.append(byte)
            default:
                throw malformed
            }
        }
        throw malformed
    }

    private static let quote = UInt8(ascii: "\"")
    private static let space = UInt8(ascii: " ")

    private static func bareKey(_ bytes: ArraySlice<UInt8>) throws(IdempotencyError) -> String {
        guard bytes.allSatisfy({ 0x21...0x7E ~= $0 && $0 != quote && $0 != UInt8(ascii: ",") }) else { throw malformed }
        return try checked(Array(bytes))
    }

    private static func checked(_ key: [UInt8]) throws(IdempotencyError) -> String {
        guard 1...IdempotencyKey.bytesMax ~= key.count else {
            throw IdempotencyError(.invalidKey, "a key has 1 to \(IdempotencyKey.bytesMax) characters")
        }
        return String(decoding: key, as: UTF8.self)
    }

    private static var malformed: IdempotencyError {
        IdempotencyError(.invalidKey, "the header Idempotency-Key must be one string of visible ASCII characters")
    }
}
