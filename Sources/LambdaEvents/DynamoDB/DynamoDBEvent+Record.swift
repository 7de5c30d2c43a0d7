extension DynamoDBEvent {
    /// A change of one item.
    ///
    /// Source: DynamoDB streams API reference, `Record`.
    public struct Record: Codable, Sendable, Equatable {
        public var eventID: String
        public var eventName: EventName
        @Nullable public var eventVersion: String?
        /// `aws:dynamodb`.
        public var eventSource: String
        public var awsRegion: String
        public var dynamodb: Change
        public var eventSourceARN: String
        /// Who made the change, when it was a service.
        @Nullable public var userIdentity: UserIdentity?

        /// Whether the item was deleted because its time to live was over.
        ///
        /// In the replicas of a global table, such a deletion cannot be told from any other.
        ///
        /// Source: DynamoDB developer guide, "DynamoDB Streams and Time to Live".
        public var isTimeToLiveDeletion: Bool {
            eventName == .remove && userIdentity?.type == "Service"
                && userIdentity?.principalId == "dynamodb.amazonaws.com"
        }
    }

    public struct EventName: RawRepresentable, Codable, Sendable, Hashable {
        public var rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let insert = EventName(rawValue: "INSERT")
        public static let modify = EventName(rawValue: "MODIFY")
        public static let remove = EventName(rawValue: "REMOVE")
    }

    public struct UserIdentity: Codable, Sendable, Equatable {
        public var type: String
        public var principalId: String
    }
}
