import SharedLayer

/// The pipeline's own keys. Each function reads those that it needs and no others.
extension ConfigKey where Value == String {
    static var partnerTable: ConfigKey { .string("PARTNER_TABLE_NAME", "The table of partners") }
    static var organizationTable: ConfigKey { .string("ORGANIZATION_TABLE_NAME", "The table of organizations") }
    static var publisherTable: ConfigKey { .string("PUBLISHER_TABLE_NAME", "The table of publishers") }
    static var mPassTable: ConfigKey { .string("MPASS_TABLE_NAME", "The table of mPasses") }
    static var certificateTable: ConfigKey { .string("CERTIFICATE_TABLE_NAME", "The table of certificates") }
    static var subscriptionTable: ConfigKey { .string("SUBSCRIPTION_TABLE_NAME", "The pipeline's own table") }

    static var processChargeQueue: ConfigKey { .url("PROCESS_CHARGE_QUEUE_URL", "The queue of accepted charges") }
    static var signContractQueue: ConfigKey { .url("SIGN_CONTRACT_QUEUE_URL", "The queue of processed charges") }
    static var deliverToPartnerQueue: ConfigKey {
        .url("DELIVER_TO_PARTNER_QUEUE_URL", "The queue of signed contracts")
    }
    static var deliverToPartnerDeadLetterQueue: ConfigKey {
        .url("DELIVER_TO_PARTNER_DEAD_LETTER_QUEUE_URL", "The queue of deliveries that failed for good")
    }

    static var signingKeyID: ConfigKey { .string("SIGNING_KEY_ID", "The KMS key that contracts are signed with") }
    static var signatureAudience: ConfigKey { .string("SIGNATURE_AUDIENCE", "What publishers' signatures are for") }
}

extension ConfigKey where Value == [String] {
    static var partnerInsideAddressesAllowed: ConfigKey {
        .list(
            "PARTNER_INSIDE_ADDRESSES_ALLOWED", "Inside addresses (CIDR) that partners may have; none by default",
            default: [])
    }
}

extension ConfigKey where Value == Int {
    static var outboxAgeSeconds: ConfigKey {
        .integer(
            "OUTBOX_AGE_SECONDS", "How old an outbox item must be to count as left over", in: 0...86_400, default: 30)
    }
}
