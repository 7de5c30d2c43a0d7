/// Source: Amazon EventBridge user guide, "Quotas", and the constraints of its API reference.
enum EventLimits {
    static let putEventsEntriesMax = 10
    /// All entries of one request together.
    static let putEventsBytesMax = 1_048_576
    /// What a given time counts.
    static let timeBytes = 14
    static let targetsPerRuleMax = 5
    static let pageSizeMax = 100
    static let tagsMax = 50
    static let busPolicyBytesMax = 10_240
    /// Buses that an event may go through after the first.
    static let busHopsMax = 1
    static let apiDestinationTimeoutMilliseconds = 5_000
    static let replayBatch = 100
    static let retryAttemptsDefault = 185
    static let eventAgeSecondsDefault = 86_400
}
