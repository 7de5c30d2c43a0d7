/// The limits of SQS.
///
/// Source: SQS developer guide, "Amazon SQS message quotas", "Amazon SQS standard queue quotas", "Amazon SQS FIFO queue
/// quotas" and "Amazon SQS policy quotas".
package enum QueueLimits {
    /// A message with its attributes, and all messages of a batch together.
    package static let messageBytesMax = 1_048_576
    package static let messageBytesMin = 1024
    package static let batchEntriesMax = 10
    package static let messageAttributesMax = 10
    package static let messageAttributeNameBytesMax = 256
    package static let visibilityTimeoutSecondsMax = 43_200
    package static let delaySecondsMax = 900
    package static let receiveWaitSecondsMax = 20
    package static let retentionSecondsMin = 60
    package static let retentionSecondsMax = 1_209_600
    package static let receiveCountMax = 1000
    /// Messages that are received and not yet deleted, of a queue of either kind.
    package static let inFlightMax = 120_000
    static let purgeIntervalSeconds = 60
    /// How long a FIFO queue knows a deduplication id, and a receive's attempt id.
    static let deduplicationSeconds = 300
    /// Group, deduplication and attempt ids.
    static let identifierCharactersMax = 128
    static let moveRateMax = 500
    /// Move tasks that are remembered of a queue.
    static let moveTasksMax = 10
    static let permissionActionsMax = 7
    static let permissionLabelCharactersMax = 80
    static let policyStatementsMax = 20
    static let redriveSourcesMax = 10
    static let kmsReuseSecondsMin = 60
    static let kmsReuseSecondsMax = 86_400
    static let tagKeyCharactersMax = 128
    static let tagValueCharactersMax = 256
    static let tagsMax = 50
    static let listResultsMax = 1000
}
