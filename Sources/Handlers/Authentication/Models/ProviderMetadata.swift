package import SharedLayer

/// What clients learn of the provider (OpenID Connect Discovery 1.0 section 3, RFC 8414 section 2).
package struct ProviderMetadata: Sendable {
    private let issuer: String

    package init(issuer: String) {
        self.issuer = issuer
    }

    package var json: JSONObject {
        JSONObject([
            ("issuer", .string(issuer)),
            ("authorization_endpoint", .string("\(issuer)/authorize")),
            ("token_endpoint", .string("\(issuer)/token")),
            ("userinfo_endpoint", .string("\(issuer)/userinfo")),
            ("jwks_uri", .string("\(issuer)/jwks")),
            ("introspection_endpoint", .string("\(issuer)/introspect")),
            ("revocation_endpoint", .string("\(issuer)/revoke")),
            ("scopes_supported", Self.strings(AccessScope.allCases.map(\.rawValue))),
            ("response_types_supported", ["code"]),
            ("response_modes_supported", ["query"]),
            ("grant_types_supported", Self.strings(GrantType.allCases.map(\.rawValue))),
            ("subject_types_supported", ["public"]),
            ("id_token_signing_alg_values_supported", .array([.string(TokenSigner.algorithm.rawValue)])),
            ("token_endpoint_auth_methods_supported", Self.methods),
            ("token_endpoint_auth_signing_alg_values_supported", Self.assertionAlgorithms),
            ("introspection_endpoint_auth_methods_supported", Self.confidentialMethods),
            ("introspection_endpoint_auth_signing_alg_values_supported", Self.assertionAlgorithms),
            ("revocation_endpoint_auth_methods_supported", Self.methods),
            ("revocation_endpoint_auth_signing_alg_values_supported", Self.assertionAlgorithms),
            ("code_challenge_methods_supported", ["S256"]),
            ("authorization_response_iss_parameter_supported", true),
            (
                "claims_supported",
                Self.strings([
                    "iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "at_hash", "amr", "org", "roles", "name",
                    "email", "email_verified",
                ])
            ),
            ("claims_parameter_supported", false),
            ("request_parameter_supported", false),
            ("request_uri_parameter_supported", false),
        ])
    }

    private static let methods = strings(ClientAuthentication.allCases.map(\.rawValue))
    private static let confidentialMethods = strings(
        ClientAuthentication.allCases.filter { $0 != .none }.map(\.rawValue))
    private static let assertionAlgorithms = strings(ClientAssertion.algorithms.map(\.rawValue).sorted())

    private static func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
}
