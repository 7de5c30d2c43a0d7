import SharedLayer

/// The module's own keys. Each function reads those that it needs and no others.
extension ConfigKey where Value == String {
    static var idempotencyTable: ConfigKey {
        .string("IDEMPOTENCY_TABLE_NAME", "The table of answers to requests with an Idempotency-Key")
    }
    static var cursorSecretID: ConfigKey {
        .string("CURSOR_SECRET_ID", "The secret that page tokens are made with, in Secrets Manager")
    }
    static var operatorOrganization: ConfigKey {
        .string("OPERATOR_ORGANIZATION_ID", "Whose owners and administrators may run the network; absent: nobody's")
    }
    static var certificateAuthoritiesParameter: ConfigKey {
        .string(
            "CERTIFICATE_AUTHORITIES_PARAMETER",
            "The parameter with the trusted authorities' certificates in PEM; without it any certificate is taken")
    }
}

extension ConfigKey where Value == Int {
    static var apiKeyDaysMax: ConfigKey {
        .integer("API_KEY_DAYS_MAX", "How many days an API key is valid at most", in: 1...3_650, default: 365)
    }
    static var apiKeyOverlapSeconds: ConfigKey {
        .integer(
            "API_KEY_OVERLAP_SECONDS", "How long a rotated key still opens, unless the request says otherwise",
            in: 0...2_592_000, default: 86_400)
    }
}
