import OpenSSLCrypto

/// The SHA-256 of bytes that come piece by piece, in lowercase hex.
package struct ContentHash: ~Copyable {
    private let digest = RunningDigest(.sha256)

    package init() {}

    package mutating func update(_ bytes: [UInt8]) { digest.update(bytes) }

    /// The hash of all that came; the end of it.
    package consuming func finish() -> String { Hexadecimal.text(digest.finish()) }
}
