import SharedLayer

/// What opens endpoints: in Secrets Manager, under a name that is made of the endpoint's.
struct PartnerEndpointSecrets: Sendable {
    private let source: SecretsSource
    private let environment: String

    init(_ source: SecretsSource, environment: String) {
        self.source = source
        self.environment = environment
    }

    /// `moneta/<environment>/endpoints/<partner>/<endpoint>`. Secrets' names have no colon, and identifiers have no plus sign.
    func name(of endpoint: EndpointModel) -> String {
        let parts = [endpoint.partnerID, endpoint.endpointID].map { part in
            String(part.map { $0 == ":" ? "+" : $0 })
        }
        return "moneta/\(environment)/endpoints/\(parts.joined(separator: "/"))"
    }

    /// Gives back the secret's name. Throws a `ParameterError`.
    func set(_ secret: String, of endpoint: EndpointModel) async throws -> String {
        let name = name(of: endpoint)
        try await source.set(name, to: secret)
        return name
    }

    /// Whether the endpoint has a secret then.
    ///
    /// Throws `ruleViolation` with `SECRET_MISSING`, `SECRET_NOT_USED`.
    static func checked(
        _ secret: String?, for authentication: EndpointAuthentication, hasOne: Bool
    ) throws(PartnerError) -> Bool {
        switch authentication {
        case .signedRequest:
            guard secret == nil else {
                throw .violation(.secretNotUsed, at: "/secret", "SIGNED_REQUEST has no secret.")
            }
            return false
        case .apiKey, .hmac, .mutualTLS:
            guard secret != nil || hasOne else {
                throw .violation(.secretMissing, at: "/secret", "\(authentication.rawValue) needs a secret.")
            }
            return true
        }
    }
}
