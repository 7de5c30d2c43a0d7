import OpenSSLCrypto
import SharedLayer

/// Secrets that we make: 32 random bytes, kept as their SHA-256. A hash for passwords would slow down nobody but us: nobody
/// guesses 256 bits.
package enum SecretText {
    package static func make(_ randomBytes: (Int) -> [UInt8]) -> String { Base64URL.text(randomBytes(32)) }

    package static func hash(_ text: String) -> String { Digest.hexadecimal(.sha256, Array(text.utf8)) }

    /// In a time that tells nothing about where they differ.
    package static func matches(_ text: String, hash: String) -> Bool {
        ConstantTime.equal(Array(self.hash(text).utf8), Array(hash.utf8))
    }
}
