package import SharedLayer

/// Where the answer to an authorization request goes: known and allowed, before anything else is looked at, so that no error
/// leads a browser anywhere else (RFC 9700 section 4.11).
package struct AuthorizationTarget: Sendable {
    package let client: OAuthClientModel
    package let redirectURI: String
    package let state: String?
    private let issuer: String

    /// Throws `invalidRequest`, for a page and not for the client; a `RepositoryError`.
    package init(_ parameters: FormParameters, clients: OAuthClientRepository, issuer: String) async throws {
        let clientID = try parameters.require("client_id")
        let redirectURI = try parameters.require("redirect_uri")
        guard JSONValidator().identifierFault(clientID) == nil, let client = try await clients.get(clientID),
            client.status == .active, client.grantTypes.contains(.authorizationCode)
        else {
            throw AuthenticationError(
                .invalidRequest, "The client is unknown, disabled or not for people",
                detail: "The application is not known here.")
        }
        guard client.redirectURIs.contains(where: { $0.utf8.elementsEqual(redirectURI.utf8) }) else {
            throw AuthenticationError(
                .invalidRequest, "The redirect URI is none of the client's",
                detail: "The application wants to be answered at an address that it is not registered for.")
        }
        self.client = client
        self.redirectURI = redirectURI
        self.state = parameters["state"]
        self.issuer = issuer
    }

    /// The redirect URI with an answer, which names the issuer too (RFC 9207).
    package func location(_ answer: [(name: String, value: String)]) -> String {
        let parameters = answer + (state.map { [(name: "state", value: $0)] } ?? []) + [(name: "iss", value: issuer)]
        let joint = redirectURI.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
        return redirectURI + joint + FormEncoding.text(parameters)
    }

    package func location(of error: AuthenticationError) -> String {
        var answer = [(name: "error", value: error.oauthName ?? "server_error")]
        if let detail = error.detail { answer.append((name: "error_description", value: detail)) }
        return location(answer)
    }

    /// Scheme and authority of the redirect URI.
    package var redirectOrigin: String {
        let parts = redirectURI.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count > 2 else { return redirectURI }
        let authority = Substring(parts[2].prefix { $0 != UInt8(ascii: "?") })
        return "\(Substring(parts[0]))//\(authority)"
    }
}
