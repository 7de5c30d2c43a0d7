/// The limits of SQS.
///
/// Source: SQS developer guide, "Amazon SQS message quotas" and "Amazon SQS standard queue quotas".
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
    static let purgeIntervalSeconds = 60
    static let tagsMax = 50
    static let listResultsMax = 1000
}
