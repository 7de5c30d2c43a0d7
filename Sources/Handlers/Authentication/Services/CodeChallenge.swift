import OpenSSLCrypto
import SharedLayer

/// Proof Key for Code Exchange (RFC 7636), with the method S256 alone: `plain` protects from nobody who sees the request.
package enum CodeChallenge {
    package static let method = "S256"

    /// Whether a challenge is what S256 makes: 32 bytes in base64url.
    package static func isChallenge(_ text: String) -> Bool { Base64URL.bytes(text)?.count == 32 }

    /// Whether a verifier may be one: 43 to 128 unreserved characters (section 4.1).
    package static func isVerifier(_ text: String) -> Bool {
        43...128 ~= text.utf8.count
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "-._~".utf8.contains(byte)
                }
            }
    }

    package static func challenge(of verifier: String) -> String {
        Base64URL.text(Digest.hash(.sha256, Array(verifier.utf8)))
    }

    /// Whether the challenge was made of this verifier, in a time that tells nothing.
    package static func matches(_ verifier: String, _ challenge: String) -> Bool {
        isVerifier(verifier) && ConstantTime.equal(Array(self.challenge(of: verifier).utf8), Array(challenge.utf8))
    }
}
