import SharedLayer

/// The pipeline's own keys. Each function reads those that it needs and no others.
extension ConfigKey where Value == String {
    static var settlementTable: ConfigKey { .string("SETTLEMENT_TABLE_NAME", "The pipeline's own table") }
    static var settlementTerms: ConfigKey {
        .string(
            "SETTLEMENT_TERMS", "Cut-offs, fees and minimum amounts, as JSON; see SettlementTermsBook", default: "{}")
    }
    static var complianceKeyID: ConfigKey {
        .string("COMPLIANCE_KEY_ID", "The KMS key of the compliance stamp")
    }

    static var processSettlementQueue: ConfigKey {
        .url("PROCESS_SETTLEMENT_QUEUE_URL", "The queue of accepted settlements")
    }
    static var generateConfirmationQueue: ConfigKey {
        .url("GENERATE_CONFIRMATION_QUEUE_URL", "The queue of booked settlements")
    }
    static var settleWithPartnerQueue: ConfigKey {
        .url("SETTLE_WITH_PARTNER_QUEUE_URL", "The queue of signed confirmations")
    }
    static var settleWithPartnerDeadLetterQueue: ConfigKey {
        .url("SETTLE_WITH_PARTNER_DEAD_LETTER_QUEUE_URL", "The queue of deliveries that failed for good")
    }
}
