import FoundationEssentials
import Wire

/// The claims of an OpenID Connect token. Its signature is not checked.
struct WebIdentityToken {
    let subject: String
    let audience: String
    let issuer: String
    /// Seconds since 1970.
    let expiresAt: Double?

    private struct Claims: Decodable {
        let sub: String
        let iss: String
        let aud: Audience
        let exp: Double?
    }

    /// One audience or a list of them (RFC 7519, section 4.1.3).
    private struct Audience: Decodable {
        let text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            text = try (try? container.decode(String.self)) ?? container.decode([String].self).joined(separator: ",")
        }
    }

    init(_ token: String) throws(ServiceError) {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let payload = Self.decode(parts[1]),
            let claims = try? JSONDecoder().decode(Claims.self, from: payload)
        else {
            throw ServiceError(
                "InvalidIdentityToken",
                "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)")
        }
        subject = claims.sub
        audience = claims.aud.text
        issuer = claims.iss
        expiresAt = claims.exp
    }

    /// Base64 for URLs, without padding (RFC 7515, section 2).
    private static func decode(_ text: Substring) -> Data? {
        var base64 = String(text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
        while !base64.utf8.count.isMultiple(of: 4) { base64.append("=") }
        return Data(base64Encoded: base64)
    }
}
