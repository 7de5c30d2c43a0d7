import SharedLayer

/// A request for an authorization code that may be served (RFC 6749 section 4.1.1, OpenID Connect Core section 3.1.2.1).
package struct AuthorizationRequest: Sendable {
    package let scopes: [AccessScope]
    package let nonce: String?
    package let codeChallenge: String
    package let loginHint: String?
    /// The organization that the client wants tokens for; nil: the user's only one, or the one that they choose.
    package let organizationID: String?

    private static let nonceBytesMax = 255
    private static let stateBytesMax = 2_048

    /// Throws an error of the protocol, for the client.
    package init(_ parameters: FormParameters, target: AuthorizationTarget) throws(AuthenticationError) {
        guard parameters["request"] == nil else {
            throw AuthenticationError(.requestNotSupported, "The request is in an object")
        }
        guard parameters["request_uri"] == nil else {
            throw AuthenticationError(.requestURINotSupported, "The request is elsewhere")
        }
        guard try parameters.require("response_type") == "code" else {
            throw AuthenticationError(
                .unsupportedResponseType, "The response type is not code", detail: "The response type must be code.")
        }
        guard parameters["response_mode"].map({ $0 == "query" }) ?? true else {
            throw Self.invalid("response_mode must be query")
        }
        codeChallenge = try Self.challenge(parameters)
        scopes = try AccessScope.list(parameters["scope"] ?? AccessScope.openID.rawValue)
        guard !scopes.isEmpty, scopes.allSatisfy({ target.client.scopes.contains($0.rawValue) }) else {
            throw AuthenticationError(
                .invalidScope, "The client is not registered for a scope",
                detail: "The client is not registered for one of the scopes.")
        }
        nonce = try Self.short(parameters, "nonce", Self.nonceBytesMax)
        _ = try Self.short(parameters, "state", Self.stateBytesMax)
        loginHint = parameters["login_hint"]
        organizationID = parameters["organization"]
        guard organizationID.map({ JSONValidator().identifierFault($0) == nil }) ?? true else {
            throw Self.invalid("organization must be an identifier")
        }
        guard parameters["prompt"] != "none" else {
            throw AuthenticationError(
                .loginRequired, "Everybody signs in each time", detail: "Nobody is signed in without a page.")
        }
    }

    private static func challenge(_ parameters: FormParameters) throws(AuthenticationError) -> String {
        guard parameters["code_challenge_method"] == CodeChallenge.method else {
            throw invalid("code_challenge_method must be S256")
        }
        let challenge = try parameters.require("code_challenge")
        guard CodeChallenge.isChallenge(challenge) else {
            throw invalid("code_challenge must be a SHA-256 in base64url")
        }
        return challenge
    }

    private static func short(
        _ parameters: FormParameters, _ name: String, _ bytesMax: Int
    ) throws(AuthenticationError) -> String? {
        guard let text = parameters[name] else { return nil }
        guard text.utf8.count <= bytesMax, text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7f })
        else { throw invalid("\(name) must have at most \(bytesMax) bytes, and no control characters") }
        return text
    }

    private static func invalid(_ reason: String) -> AuthenticationError {
        AuthenticationError(.invalidRequest, "The request is refused: \(reason)", detail: "The parameter \(reason).")
    }
}
