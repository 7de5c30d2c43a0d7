package import OpenSSLCrypto

/// A signature that travels beside the bytes it is over: a JWS in compact form without its payload (RFC 7515 appendix F) and
/// with the payload unencoded (RFC 7797), so `header..signature`.
package struct DetachedJWS: Sendable, Hashable {
    package let header: JWSHeader
    /// The header's base64url text as it was signed.
    private let protected: String
    package let signature: [UInt8]

    /// A compact form is some 1,200 bytes.
    package static let bytesMax = 8_192

    /// Reads the compact form. That it was read says nothing about whether the signature counts.
    /// - Throws: `SignatureError` with `malformed`, `algorithmRefused`, `extensionRefused`.
    package init(compact: String) throws(SignatureError) {
        guard compact.utf8.count <= Self.bytesMax else {
            throw SignatureError(.malformed, "The signature has more than \(Self.bytesMax) bytes")
        }
        let parts = compact.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].isEmpty else {
            throw SignatureError(.malformed, "The signature is no detached JWS: header, two dots, signature")
        }
        guard let json = Base64URL.bytes(parts[0]), let signature = Base64URL.bytes(parts[2]), !signature.isEmpty else {
            throw SignatureError(.malformed, "The signature is not in base64url without padding")
        }
        header = try JWSHeader(json: json)
        protected = String(parts[0])
        self.signature = signature
    }

    /// Puts a signature over `signingInput(for:payload:)` to its header.
    init(header: JWSHeader, signature: [UInt8]) {
        self.header = header
        protected = Base64URL.text(header.json)
        self.signature = signature
    }

    /// The bytes to be signed: the header's text, a dot, and the payload as it is (RFC 7797 section 3).
    package static func signingInput(for header: JWSHeader, payload: [UInt8]) -> [UInt8] {
        Array("\(Base64URL.text(header.json)).".utf8) + payload
    }

    package var compact: String { "\(protected)..\(Base64URL.text(signature))" }

    /// Whether the signature is that key's over this header and exactly these bytes.
    package func isValid(over payload: [UInt8], key: PublicKey) -> Bool {
        key.verify(signature, of: Array("\(protected).".utf8) + payload, header.algorithm.scheme)
    }
}
