/// SNS's quotas.
///
/// Sources: AWS General Reference, "Amazon SNS endpoints and quotas"; SNS developer guide, "Filter policy constraints".
enum TopicLimits {
    /// Of a message with its attributes, and of all the messages of a batch.
    static let messageBytesMax = 262_144
    static let batchEntriesMax = 10
    static let batchEntryIDCharactersMax = 80
    static let subjectCharactersMax = 100
    static let nameCharactersMax = 256
    static let displayNameCharactersMax = 100
    static let attributeNameBytesMax = 256
    /// Of a group's and of a deduplication's id.
    static let idCharactersMax = 128
    static let tagsMax = 50
    /// Topics or subscriptions in one answer.
    static let pageSize = 100
    /// How long a FIFO topic knows a message again.
    static let deduplicationMilliseconds: Int64 = 300_000
    /// How long a confirmation's token counts.
    static let tokenMilliseconds: Int64 = 3 * 24 * 3_600_000
    static let filterPolicyBytesMax = 262_144
    static let filterKeysMax = 5
    static let filterCombinationsMax = 150
    /// Deeper than any policy of 150 combinations.
    static let filterDepthMax = 64
    static let wildcardComplexityMax = 100
}
