import OpenSSLCrypto
import SharedLayer

/// Which clients may be registered.
enum ClientRules {
    /// The scopes that are asked for: what the caller has, and what is about the person who signs in.
    ///
    /// Throws `ruleViolation`.
    static func scopes(
        _ request: ClientRequest, _ caller: CallerPrincipal
    ) throws(AuthenticationError) -> [AccessScope] {
        let scopes: [AccessScope]
        do { scopes = try AccessScope.list(request.scope) } catch {
            throw violation("SCOPE_UNKNOWN", "/scope", "The scope names one that there is not.")
        }
        let isAllowed = scopes.allSatisfy { scope in
            caller.isOperator || AccessScope.personal.contains(scope) || caller.scopes.contains(scope.rawValue)
        }
        guard isAllowed else {
            throw violation("SCOPE_ABOVE_CALLER", "/scope", "The scope names one that the caller does not have.")
        }
        return scopes
    }

    /// Throws `ruleViolation`.
    static func check(_ request: ClientRequest, _ scopes: [AccessScope]) throws(AuthenticationError) {
        let uris = request.redirectURIs ?? []
        let grants = Set(request.grantTypes)
        guard grants.contains(.authorizationCode) != uris.isEmpty else {
            throw violation(
                "REDIRECT_URIS", "/redirect_uris", "Redirect URIs belong to the grant type authorization_code.")
        }
        guard uris.allSatisfy(isRedirectURI) else {
            throw violation(
                "REDIRECT_URIS", "/redirect_uris",
                "A redirect URI must be https, or http on the loopback address, without a fragment.")
        }
        guard !grants.contains(.refreshToken) || grants.contains(.authorizationCode) else {
            throw violation(
                "GRANT_TYPES", "/grant_types", "The grant type refresh_token needs authorization_code.")
        }
        guard request.authentication != .none || !grants.contains(.clientCredentials) else {
            throw violation(
                "PUBLIC_CLIENT", "/token_endpoint_auth_method", "A client without credentials cannot use them.")
        }
        guard (request.authentication == .privateKeyJWT) == (request.keySet != nil) else {
            throw violation("KEY_SET", "/jwks", "A key set belongs to the method private_key_jwt.")
        }
    }

    /// The keys, each as its JSON with the required members alone. Throws `ruleViolation`.
    static func publicKeys(_ request: ClientRequest) throws(AuthenticationError) -> [String] {
        var texts: [String] = []
        for json in request.keySet?.keys ?? [] {
            guard let members = json.object, let key = try? JSONWebKey(json: members), isAccepted(key.key.kind),
                let algorithm = ClientAssertion.algorithms.first(where: { $0.fits(key.key.kind) })
            else {
                throw violation("KEY_SET", "/jwks/keys", "A key must be public: RSA with 2048 bits or more, or P-256.")
            }
            texts.append(key.json(algorithm: algorithm).description)
        }
        return texts
    }

    static func violation(_ code: String, _ path: String, _ detail: String) -> AuthenticationError {
        AuthenticationError(
            .ruleViolation, detail, detail: detail,
            issues: [ValidationIssue(instancePath: path, message: detail, code: code)])
    }

    private static func isAccepted(_ kind: KeyKind) -> Bool {
        ClientAssertion.algorithms.contains { $0.fits(kind) }
    }

    /// RFC 9700 section 2.1, RFC 8252 section 7.3: codes travel by TLS, or do not leave the machine.
    private static func isRedirectURI(_ uri: String) -> Bool {
        let text = uri.utf8
        guard !text.contains(UInt8(ascii: "#")), text.allSatisfy({ 0x21...0x7E ~= $0 }),
            !text.contains(where: { "\"'<>;,\\".utf8.contains($0) })
        else { return false }
        guard let scheme = ["https://", "http://"].first(where: { text.starts(with: $0.utf8) }) else { return false }
        let authority = Substring(
            text.dropFirst(scheme.utf8.count).prefix { !"/?".utf8.contains($0) })
        guard !authority.isEmpty, !authority.utf8.contains(UInt8(ascii: "@")) else { return false }
        if scheme == "https://" { return true }
        let hosts = ["127.0.0.1", "[::1]", "localhost"]
        return hosts.contains { authority == $0 || authority.utf8.starts(with: "\($0):".utf8) }
    }
}
