import SharedLayer

/// The pipeline's own keys. Each function reads those that it needs and no others.
extension ConfigKey where Value == String {
    static var subscriptionTable: ConfigKey { .string("SUBSCRIPTION_TABLE_NAME", "The pipeline's own table") }

    static var processChargeQueue: ConfigKey { .url("PROCESS_CHARGE_QUEUE_URL", "The queue of accepted charges") }
    static var signContractQueue: ConfigKey { .url("SIGN_CONTRACT_QUEUE_URL", "The queue of processed charges") }
    static var deliverToPartnerQueue: ConfigKey {
        .url("DELIVER_TO_PARTNER_QUEUE_URL", "The queue of signed contracts")
    }
    static var deliverToPartnerDeadLetterQueue: ConfigKey {
        .url("DELIVER_TO_PARTNER_DEAD_LETTER_QUEUE_URL", "The queue of deliveries that failed for good")
    }

    static var platinumProcessChargeQueue: ConfigKey {
        .url("PLATINUM_PROCESS_CHARGE_QUEUE_URL", "The queue of accepted charges to Platinum mPasses")
    }
    static var platinumSignContractQueue: ConfigKey {
        .url("PLATINUM_SIGN_CONTRACT_QUEUE_URL", "The queue of processed charges to Platinum mPasses")
    }
    static var platinumDeliverToPartnerQueue: ConfigKey {
        .url("PLATINUM_DELIVER_TO_PARTNER_QUEUE_URL", "The queue of signed contracts of Platinum mPasses")
    }
    static var platinumDeliverToPartnerDeadLetterQueue: ConfigKey {
        .url(
            "PLATINUM_DELIVER_TO_PARTNER_DEAD_LETTER_QUEUE_URL",
            "The queue of Platinum deliveries that failed for good")
    }
}
