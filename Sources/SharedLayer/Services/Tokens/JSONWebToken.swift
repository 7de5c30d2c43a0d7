package import OpenSSLCrypto

/// A signed JSON Web Token (RFC 7519) in compact form, as far as it was read: that it was says nothing about whether it counts.
package struct JSONWebToken: Sendable {
    package let algorithm: JWSAlgorithm
    /// `kid`: which of the issuer's keys signed.
    package let keyID: String?
    /// `typ` in lower case, without the prefix `application/` (RFC 7515 section 4.1.9).
    package let type: String?
    package let claims: JSONObject
    private let signingInput: [UInt8]
    private let signature: [UInt8]

    /// Ours have some 900 bytes; a header field has to carry them.
    package static let bytesMax = 8_192
    private static let limits = JSONLimits(depthMax: 8, bytesMax: bytesMax)

    /// - Parameter algorithms: the only ones that are looked at, whatever the token says: it never chooses how it is verified
    ///   (RFC 8725 section 3.1).
    /// - Throws: `malformed`, `algorithmRefused`, `extensionRefused`.
    package init(compact: String, algorithms: Set<JWSAlgorithm>) throws(TokenError) {
        guard compact.utf8.count <= Self.bytesMax else {
            throw TokenError(.malformed, "The token has more than \(Self.bytesMax) bytes")
        }
        let parts = compact.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .map { Substring($0) }
        guard parts.count == 3, let signature = Base64URL.bytes(parts[2]) else {
            throw TokenError(.malformed, "The token is no JWS in compact form")
        }
        let header = try Self.object(parts[0], "header")
        guard let name = header["alg"]?.string, let algorithm = JWSAlgorithm(rawValue: name),
            algorithms.contains(algorithm)
        else {
            throw TokenError(
                .algorithmRefused, "The token is not signed by one of \(algorithms.map(\.rawValue).sorted())")
        }
        guard header["crit"] == nil, header["b64"] == nil else {
            throw TokenError(.extensionRefused, "The token's header has extensions")
        }
        self.algorithm = algorithm
        keyID = header["kid"]?.string
        type = header["typ"]?.string.map(Self.type)
        claims = try Self.object(parts[1], "claims")
        signingInput = Array(parts[0].utf8) + [UInt8(ascii: ".")] + Array(parts[1].utf8)
        self.signature = signature
    }

    /// Whether that key signed exactly this header and these claims; false for a key of another algorithm.
    package func isSigned(by key: PublicKey) -> Bool {
        algorithm.verify(signature, of: signingInput, key: key)
    }

    private static func object(_ part: Substring, _ what: String) throws(TokenError) -> JSONObject {
        guard let bytes = Base64URL.bytes(part) else {
            throw TokenError(.malformed, "The token's \(what) is not in base64url")
        }
        let value: JSONValue
        do { value = try JSONParser(limits: limits).parse(bytes) } catch {
            throw TokenError(.malformed, "The token's \(what) is no proper JSON", cause: error)
        }
        guard case .object(let object) = value else {
            throw TokenError(.malformed, "The token's \(what) is no JSON object")
        }
        return object
    }

    private static func type(_ text: String) -> String {
        let name = text.lowercased()
        let prefix = "application/"
        return name.utf8.starts(with: prefix.utf8) ? String(name.dropFirst(prefix.count)) : name
    }
}
