/// An encrypted message with all that is needed to open it but the key: whose wrapped key it carries, and how it was sealed.
///
/// Its bytes, with lengths in big-endian order:
///
///     magic        2   "ME"
///     version      1   1
///     algorithm    1   1: AES-256-GCM, its key by HKDF-SHA-512 from the data key and the message's id, with commitment
///     message id  32   random; the salt of the derivation
///     context     32   SHA-256 of the context's canonical bytes, by which another context is told from a change
///     key id       2 + 1...2,048, UTF-8
///     wrapped key  2 + 1...6,144
///     commitment  32   derived beside the key: nobody can make one envelope that opens under two keys
///     sealed          nonce (12) | ciphertext | tag (16); authenticates everything before it, and the context
struct Envelope: Hashable {
    static let magic = Array("ME".utf8)
    static let version: UInt8 = 1
    static let hashByteCount = 32
    /// An ARN of KMS has at most 2,048 characters, and a ciphertext of its at most 6,144 bytes.
    static let keyIDBytesMax = 2_048
    static let wrappedBytesMax = 6_144

    let algorithm: EnvelopeAlgorithm
    let messageID: [UInt8]
    let contextHash: [UInt8]
    let keyID: String
    let wrapped: [UInt8]
    let commitment: [UInt8]

    /// All that comes before what is sealed.
    var header: [UInt8] {
        let keyID = Array(keyID.utf8)
        return Self.magic + [Self.version, algorithm.rawValue] + messageID + contextHash + Self.length(keyID) + keyID
            + Self.length(wrapped) + wrapped + commitment
    }

    private static func length(_ bytes: [UInt8]) -> [UInt8] {
        [UInt8(truncatingIfNeeded: bytes.count >> 8), UInt8(truncatingIfNeeded: bytes.count)]
    }
}
