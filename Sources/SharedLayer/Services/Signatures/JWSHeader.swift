/// The protected header of a detached JWS (RFC 7515 section 4), as far as we use it.
package struct JWSHeader: Sendable, Hashable {
    package let algorithm: JWSAlgorithm
    package let payload: JWSPayloadEncoding
    /// `x5t#S256`: base64url of the SHA-256 of the certificate's DER bytes.
    package let thumbprint: String?
    /// `kid`: names a key that has no certificate.
    package let keyID: String?
    /// `iat`: seconds since 1970.
    package let issuedAt: Int64?
    /// `jti`: unique among the signer's signatures.
    package let tokenID: String?
    /// `aud`: whom the signature is for.
    package let audience: String?
    /// `url`: where the signed bytes are sent (RFC 8555 section 6.4.1).
    package let url: String?
    /// `typ`: what kind of statement the signature makes (RFC 8725 section 3.11).
    package let type: String?
    /// What a signature of ours says besides, by names that no specification has. Not read back: see `json`.
    package let claims: [String: String]

    package init(
        algorithm: JWSAlgorithm = .ps256, payload: JWSPayloadEncoding = .unencoded, thumbprint: String? = nil,
        keyID: String? = nil, issuedAt: Int64?,
        tokenID: String?, audience: String?, url: String?, type: String? = nil, claims: [String: String] = [:]
    ) {
        self.algorithm = algorithm
        self.payload = payload
        self.thumbprint = thumbprint
        self.keyID = keyID
        self.issuedAt = issuedAt
        self.tokenID = tokenID
        self.audience = audience
        self.url = url
        self.type = type
        self.claims = claims
    }

    /// The header as JSON text, without spaces.
    var json: [UInt8] {
        // Claims first: a member that the specifications name is never one of them.
        var members = JSONObject(claims.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
        members["alg"] = .string(algorithm.rawValue)
        if payload == .unencoded {
            members["b64"] = .bool(false)
            members["crit"] = .array([.string("b64")])
        }
        members["x5t#S256"] = thumbprint.map(JSONValue.string)
        members["kid"] = keyID.map(JSONValue.string)
        members["iat"] = issuedAt.map { .number(JSONNumber($0)) }
        members["jti"] = tokenID.map(JSONValue.string)
        members["aud"] = audience.map(JSONValue.string)
        members["url"] = url.map(JSONValue.string)
        members["typ"] = type.map(JSONValue.string)
        return JSONValue.object(members).bytes
    }
}
