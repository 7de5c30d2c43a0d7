import OpenSSLCrypto

/// A ciphertext of a symmetric key, which names its key: `version (1) | length of the key's id | id | AES-GCM message`.
///
/// The encryption context is authenticated with it, not part of it.
struct CiphertextBlob {
    private static let version: UInt8 = 1
    let keyID: String
    private let sealed: [UInt8]

    /// Nil for bytes that are no such blob.
    init?(_ bytes: [UInt8]) {
        guard bytes.count > 2, bytes[0] == Self.version, bytes.count > 2 + Int(bytes[1]) else { return nil }
        keyID = String(decoding: bytes[2..<2 + Int(bytes[1])], as: UTF8.self)
        sealed = Array(bytes[(2 + Int(bytes[1]))...])
    }

    init(
        sealing plaintext: [UInt8], keyID: String, key: [UInt8], context: [String: String]
    ) throws(CryptoError) {
        self.keyID = keyID
        sealed = try AESGCM.seal(plaintext, key: key, authenticating: Self.bytes(of: context))
    }

    var bytes: [UInt8] { [Self.version, UInt8(keyID.utf8.count)] + Array(keyID.utf8) + sealed }

    func open(key: [UInt8], context: [String: String]) throws(CryptoError) -> [UInt8] {
        try AESGCM.open(sealed, key: key, authenticating: Self.bytes(of: context))
    }

    /// Each name and value with its length before it, in the names' order, so that no two contexts have the same bytes.
    private static func bytes(of context: [String: String]) -> [UInt8] {
        context.sorted { $0.key < $1.key }.flatMap { name, value in
            [name, value].flatMap { text in
                withBigEndian(UInt32(text.utf8.count)) + Array(text.utf8)
            }
        }
    }

    private static func withBigEndian(_ number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}
