/// A batch of changes from a table's stream.
///
/// Source: Lambda developer guide, "Using AWS Lambda with Amazon DynamoDB".
public struct DynamoDBEvent: Codable, Sendable, Equatable {
    public var records: [Record]
    /// The fields from here on are there when the event source mapping has a tumbling window.
    @Nullable public var window: Window?
    /// What the function answered last for this window and shard.
    @Nullable public var state: [String: AnyJSON]?
    @Nullable public var shardId: String?
    @Nullable public var eventSourceARN: String?
    @Nullable public var isFinalInvokeForWindow: Bool?
    @Nullable public var isWindowTerminatedEarly: Bool?

    enum CodingKeys: String, CodingKey {
        case records = "Records"
        case window, state, shardId, eventSourceARN, isFinalInvokeForWindow, isWindowTerminatedEarly
    }

    public struct Window: Codable, Sendable, Equatable {
        /// Such as `2020-07-30T17:00:00Z`.
        public var start: String
        public var end: String
    }
}
