/// The shared stack's tables and its event bus. Each function reads those that it needs and no others.
extension ConfigKey where Value == String {
    package static var partnerTable: ConfigKey { .string("PARTNER_TABLE_NAME", "The table of partners") }
    package static var organizationTable: ConfigKey { .string("ORGANIZATION_TABLE_NAME", "The table of organizations") }
    package static var publisherTable: ConfigKey { .string("PUBLISHER_TABLE_NAME", "The table of publishers") }
    package static var mPassTable: ConfigKey { .string("MPASS_TABLE_NAME", "The table of mPasses") }
    package static var certificateTable: ConfigKey { .string("CERTIFICATE_TABLE_NAME", "The table of certificates") }
    package static var alertTopicARN: ConfigKey { .string("ALERT_TOPIC_ARN", "The topic that alerts operators") }
    package static var eventBusName: ConfigKey { .string("EVENT_BUS_NAME", "The bus on which domains tell each other") }
}

/// What functions of several stacks are told.
extension ConfigKey where Value == String {
    package static var signingKeyID: ConfigKey {
        .string("SIGNING_KEY_ID", "The KMS key that documents are signed with")
    }
    package static var signatureAudience: ConfigKey {
        .string("SIGNATURE_AUDIENCE", "What publishers' signatures are for")
    }
    package static var tokenKeyID: ConfigKey {
        .string("TOKEN_KEY_ID", "The KMS key that access tokens are signed with")
    }
    package static var tokenIssuer: ConfigKey { .url("TOKEN_ISSUER", "Who issues access tokens: their `iss`") }
    package static var tokenAudience: ConfigKey {
        .string("TOKEN_AUDIENCE", "What access tokens are for: their `aud`; moneta-core-<ENVIRONMENT> by default")
    }
}

extension ConfigKey where Value == [String] {
    package static var tokenKeyIDsEarlier: ConfigKey {
        .list(
            "TOKEN_KEY_IDS_EARLIER", "The KMS keys whose tokens still count, though none are signed with them",
            default: [])
    }
    package static var partnerInsideAddressesAllowed: ConfigKey {
        .list(
            "PARTNER_INSIDE_ADDRESSES_ALLOWED", "Inside addresses (CIDR) that partners may have; none by default",
            default: [])
    }
}

extension ConfigKey where Value == Int {
    package static var outboxAgeSeconds: ConfigKey {
        .integer(
            "OUTBOX_AGE_SECONDS", "How old an outbox item must be to count as left over", in: 0...86_400, default: 30)
    }
}
