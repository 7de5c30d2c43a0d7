package import OpenSSLCrypto

/// Seals what other services keep and AWS keeps out of sight, such as the credentials of EventBridge's connections, under
/// the master key itself.
package struct MasterSeal: Sendable {
    let masterKey: MasterKey

    /// - Parameter name: what it belongs to; the same is needed to open it.
    package func seal(_ bytes: [UInt8], for name: String) throws(CryptoError) -> [UInt8] {
        try AESGCM.seal(bytes, key: masterKey.bytes, authenticating: Self.context(name))
    }

    /// - Throws: for what was sealed under another master key or another name, or was changed.
    package func open(_ sealed: [UInt8], for name: String) throws(CryptoError) -> [UInt8] {
        try AESGCM.open(sealed, key: masterKey.bytes, authenticating: Self.context(name))
    }

    /// Unlike that of any key's material.
    private static func context(_ name: String) -> [UInt8] { Array("sealed value|\(name)".utf8) }
}
