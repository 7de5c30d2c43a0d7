import SharedLayer

/// The stack's own keys. Each function reads those that it needs and no others.
extension ConfigKey where Value == String {
    static var disputeTable: ConfigKey { .string("DISPUTE_TABLE_NAME", "The stack's own table") }
    static var evidenceBucket: ConfigKey { .string("EVIDENCE_BUCKET_NAME", "The bucket of evidence") }
    static var processDisputeQueue: ConfigKey { .url("PROCESS_DISPUTE_QUEUE_URL", "The queue of opened disputes") }
    static var generateResponseQueue: ConfigKey { .url("GENERATE_RESPONSE_QUEUE_URL", "The queue of ended disputes") }
    static var notifyPartnerQueue: ConfigKey { .url("NOTIFY_PARTNER_QUEUE_URL", "The queue of signed responses") }
    static var notifyPartnerDeadLetterQueue: ConfigKey {
        .url("NOTIFY_PARTNER_DEAD_LETTER_QUEUE_URL", "The queue of responses that cannot be delivered")
    }
}

extension ConfigKey where Value == DisputeTermsBook {
    static var disputeTerms: ConfigKey {
        ConfigKey(
            "DISPUTE_TERMS", "What differs from the default terms, for all partners and for single ones",
            expecting: "JSON with the members standard and partners", default: DisputeTermsBook()
        ) { DisputeTermsBook(text: $0) }
    }
}
