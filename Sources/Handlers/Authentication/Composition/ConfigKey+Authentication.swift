import SharedLayer

/// The stack's own keys. Each function reads those that it needs and no others.
extension ConfigKey where Value == String {
    static var authenticationTable: ConfigKey { .string("AUTHENTICATION_TABLE_NAME", "The stack's own table") }
    static var operatorOrganization: ConfigKey {
        .string("OPERATOR_ORGANIZATION_ID", "Whose owners and administrators may run the network; absent: nobody's")
    }
}

extension ConfigKey where Value == Int {
    static var accessTokenSeconds: ConfigKey {
        .integer("ACCESS_TOKEN_SECONDS", "How long an access token counts", in: 60...3_600, default: 300)
    }
    static var grantSeconds: ConfigKey {
        .integer(
            "GRANT_SECONDS", "How long a sign-in lasts, however often it is refreshed", in: 300...2_592_000,
            default: 43_200)
    }
    static var passwordCharactersMin: ConfigKey {
        .integer("PASSWORD_CHARACTERS_MIN", "How long a password must be", in: 12...64, default: 15)
    }
}
