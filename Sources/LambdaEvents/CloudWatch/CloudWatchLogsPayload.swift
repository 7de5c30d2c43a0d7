public import FoundationEssentials

/// What a log subscription delivers.
///
/// Source: CloudWatch Logs user guide, "Subscription filters with AWS Lambda".
public struct CloudWatchLogsPayload: Codable, Sendable, Equatable {
    /// `DATA_MESSAGE`; or `CONTROL_MESSAGE`, by which CloudWatch Logs checks that it can deliver.
    public var messageType: String
    /// The account of the log group.
    public var owner: String
    public var logGroup: String
    public var logStream: String
    public var subscriptionFilters: [String]
    public var logEvents: [LogEvent]
    /// The level at which the subscription was made, such as `ACCOUNT_LEVEL_POLICY`.
    @Nullable public var policyLevel: String?

    public struct LogEvent: Codable, Sendable, Equatable {
        public var id: String
        /// Milliseconds since 1970.
        public var timestamp: Int64
        public var message: String
        /// The fields that the filter's pattern names, and system fields such as `@aws.account`.
        @Nullable public var extractedFields: [String: String?]?

        /// `timestamp` as a date.
        public var date: Date { EventTime.date(millisecondsSince1970: timestamp) }
    }
}
