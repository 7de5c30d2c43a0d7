import OpenSSLCrypto

/// Encrypts with one key that the function has, with AES-256-GCM.
///
/// For keys that a secret manager gave; one key may seal 2^32 values.
package struct LocalDataProtector: DataProtector {
    private let key: SymmetricKey

    package init(key: SymmetricKey) {
        self.key = key
    }

    package func seal(_ plaintext: [UInt8], context: EncryptionContext) async throws -> [UInt8] {
        try AESGCM.seal(plaintext, key: key.bytes, authenticating: context.bytes)
    }

    package func open(_ sealed: [UInt8], context: EncryptionContext) async throws -> [UInt8] {
        try AESGCM.open(sealed, key: key.bytes, authenticating: context.bytes)
    }
}
