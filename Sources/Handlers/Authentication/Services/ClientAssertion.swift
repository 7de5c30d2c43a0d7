import OpenSSLCrypto
package import SharedLayer

/// A token that a client signed to prove who it is (`private_key_jwt`: RFC 7523, OpenID Connect Core section 9).
package struct ClientAssertion: Sendable {
    package let clientID: String
    package let tokenID: String
    package let expiresAt: Int64

    package static let type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    package static let algorithms: Set<JWSAlgorithm> = [.ps256, .rs256, .es256]
    /// How far ahead an assertion may end: as long its `jti` is kept. Libraries make them for an hour (Authlib does).
    package static let lifetimeSecondsMax: Int64 = 3_600
    private static let skewSecondsMax: Int64 = 60

    /// Who the assertion says has made it, before anything is proven.
    package static func issuer(of compact: String) throws(AuthenticationError) -> String {
        do {
            return try TokenClaims(JSONWebToken(compact: compact, algorithms: algorithms).claims).text("iss")
        } catch {
            throw refused("it cannot be read", error)
        }
    }

    /// Verifies an assertion with the client's keys.
    ///
    /// - Parameter audiences: who is meant by `aud`: the issuer, or the token endpoint's URL, which older clients name.
    /// - Throws: `invalidClient`.
    package init(
        verifying compact: String, of client: OAuthClientModel, audiences: [String], at now: Timestamp
    ) throws(AuthenticationError) {
        do throws(TokenError) {
            let token = try JSONWebToken(compact: compact, algorithms: Self.algorithms)
            guard Self.keys(of: client).contains(where: { token.isSigned(by: $0) }) else {
                throw TokenError(.signatureMismatch, "None of the client's keys has signed it")
            }
            let claims = TokenClaims(token.claims)
            try claims.requireIssuer(client.clientID)
            guard try claims.text("sub") == client.clientID else {
                throw TokenError(.claimMissing, "Its subject is somebody else")
            }
            try Self.requireAudience(claims, audiences)
            expiresAt = try claims.requireTime(now.secondsSince1970, skewSecondsMax: Self.skewSecondsMax)
            guard expiresAt <= now.secondsSince1970 + Self.lifetimeSecondsMax + Self.skewSecondsMax else {
                throw TokenError(.claimMissing, "It ends too far ahead")
            }
            tokenID = try claims.text("jti")
            clientID = client.clientID
        } catch {
            throw Self.refused("it does not count", error)
        }
    }

    private static func requireAudience(_ claims: TokenClaims, _ audiences: [String]) throws(TokenError) {
        var last = TokenError(.audienceMismatch, "It is for nobody")
        for audience in audiences {
            do {
                return try claims.requireAudience(audience)
            } catch {
                last = error
            }
        }
        throw last
    }

    private static func keys(of client: OAuthClientModel) -> [PublicKey] {
        client.publicKeys.compactMap { text in
            guard let members = (try? JSONParser().parse(text))?.object else { return nil }
            return (try? JSONWebKey(json: members))?.key
        }
    }

    private static func refused(_ reason: String, _ cause: TokenError) -> AuthenticationError {
        AuthenticationError(
            .invalidClient, "The client's assertion is refused: \(reason)", detail: "The client is not authenticated.",
            cause: cause)
    }
}
