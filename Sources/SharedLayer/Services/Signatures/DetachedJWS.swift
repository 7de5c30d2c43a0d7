package import OpenSSLCrypto

/// A signature that travels beside the bytes it is over: a JWS in compact form without its payload, so `header..signature`
/// (RFC 7515 appendix F).
package struct DetachedJWS: Sendable, Hashable {
    package let header: JWSHeader
    /// The header's base64url text as it was signed.
    private let protected: String
    package let signature: [UInt8]

    /// A compact form has some 1,200 bytes.
    package static let bytesMax = 8_192

    /// Reads the compact form. That it was read says nothing about whether the signature counts.
    /// - Throws: `SignatureError` with `malformed`, `algorithmRefused`, `extensionRefused`.
    package init(compact: String, policy: JWSPolicy = .documents) throws(SignatureError) {
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
        header = try JWSHeader(json: json, policy: policy)
        protected = String(parts[0])
        self.signature = signature
    }

    /// Puts a signature over `signingInput(for:payload:)` to its header.
    /// - Parameter signature: in the form that keys make, for ECDSA in DER.
    /// - Throws: `CryptoError` with `invalidSignature` when it is none of the algorithm.
    init(header: JWSHeader, signature: [UInt8]) throws(CryptoError) {
        self.header = header
        protected = Base64URL.text(header.json)
        self.signature = try header.algorithm.encoded(signature)
    }

    /// The bytes to be signed: the header's text, a dot, and the payload (RFC 7515 section 5.1, RFC 7797 section 3).
    package static func signingInput(for header: JWSHeader, payload: [UInt8]) -> [UInt8] {
        signingInput(Base64URL.text(header.json), header.payload, payload)
    }

    package var compact: String { "\(protected)..\(Base64URL.text(signature))" }

    /// Whether the signature is that key's over this header and exactly these bytes; false for a key of another algorithm.
    package func isValid(over payload: [UInt8], key: PublicKey) -> Bool {
        header.algorithm.verify(signature, of: Self.signingInput(protected, header.payload, payload), key: key)
    }

    static func signingInput(_ protected: String, _ encoding: JWSPayloadEncoding, _ payload: [UInt8]) -> [UInt8] {
        var input: [UInt8] = []
        input.reserveCapacity(protected.utf8.count + 1 + payload.count)
        input.append(contentsOf: protected.utf8)
        input.append(UInt8(ascii: "."))
        switch encoding {
        case .unencoded: input.append(contentsOf: payload)
        case .base64URL: input.append(contentsOf: Base64URL.text(payload).utf8)
        }
        return input
    }
}
