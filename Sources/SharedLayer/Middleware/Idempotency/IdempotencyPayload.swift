import OpenSSLCrypto

/// What a repeat under the same key must bring again.
package enum IdempotencyPayload: Sendable {
    /// The key says it all.
    case none
    /// Exactly these bytes.
    case bytes([UInt8])
    /// This document, however it is spaced and ordered (RFC 8785). A number with more digits than a binary64 has is refused: two of them
    /// could not be told apart. Amounts belong in strings.
    case document(JSONValue)
    /// These places of a document, as JSON pointers; the rest may differ. A place that is not there counts as null.
    case places([String], of: JSONValue)

    /// A value by its JSON document. Throws `invalidPayload`.
    package static func encoding(_ value: some Encodable) throws(IdempotencyError) -> IdempotencyPayload {
        do {
            return .document(try JSONValueEncoder().encode(value))
        } catch {
            throw IdempotencyError(.invalidPayload, "the payload has no JSON form", cause: error)
        }
    }

    /// SHA-256 in hexadecimal. Throws `invalidPayload` for a document without a canonical form.
    func fingerprint() throws(IdempotencyError) -> String {
        switch self {
        case .none: return Self.hash("none", [])
        case .bytes(let bytes): return Self.hash("bytes", bytes)
        case .document(let document): return Self.hash("document", try Self.canonical(document))
        case .places(let pointers, let document):
            let chosen = JSONValue.array(pointers.map { document.value(at: $0) ?? .null })
            return Self.hash("places", try Self.canonical(chosen))
        }
    }

    static func canonical(_ document: JSONValue) throws(IdempotencyError) -> [UInt8] {
        do {
            return try CanonicalJSON.bytes(of: document, numbers: .exact)
        } catch {
            throw IdempotencyError(.invalidPayload, "the payload has no canonical form", cause: error)
        }
    }

    /// The kind is hashed too: bytes that look like a document are not that document.
    private static func hash(_ kind: String, _ bytes: [UInt8]) -> String {
        Digest.hexadecimal(.sha256, Array("\(kind):".utf8) + bytes)
    }
}
