package import OpenSSLCrypto

/// Where our own private keys are. They sign there and never leave.
package protocol KeyStore: Sendable {
    /// Signs a whole message of any length.
    func sign(_ message: [UInt8], keyID: String, scheme: SignatureScheme) async throws(KeyStoreError) -> [UInt8]

    func publicKey(keyID: String) async throws(KeyStoreError) -> PublicKey
}
