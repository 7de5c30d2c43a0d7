import SharedLayer

/// The stack's own keys. Each function reads those that it needs and no others.
extension ConfigKey where Value == String {
    static var reconciliationTable: ConfigKey { .string("RECONCILIATION_TABLE_NAME", "The stack's own table") }
    static var reconciliationBucket: ConfigKey {
        .string("RECONCILIATION_BUCKET_NAME", "The bucket of partners' files, of work under way and of results")
    }
    static var scatterRecordsQueue: ConfigKey {
        .url("SCATTER_RECORDS_QUEUE_URL", "The queue of reconciliations to plan and of slices to read")
    }
    static var matchRecordsQueue: ConfigKey { .url("MATCH_RECORDS_QUEUE_URL", "The queue of parts to match") }
    static var generateReportQueue: ConfigKey {
        .url("GENERATE_REPORT_QUEUE_URL", "The queue of matched reconciliations")
    }
    static var respondToPartnerQueue: ConfigKey { .url("RESPOND_TO_PARTNER_QUEUE_URL", "The queue of signed reports") }
    static var respondToPartnerDeadLetterQueue: ConfigKey {
        .url("RESPOND_TO_PARTNER_DEAD_LETTER_QUEUE_URL", "The queue of reports that no partner took")
    }
}

extension ConfigKey where Value == MatchingRules {
    static var matchingRules: ConfigKey {
        ConfigKey(
            "MATCHING_RULES", "What partners agreed to, see MatchingRules",
            expecting: "a JSON object of matching rules", default: MatchingRules("{}")
        ) { MatchingRules($0) }
    }
}
