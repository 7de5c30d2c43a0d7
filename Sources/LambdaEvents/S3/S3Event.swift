public import FoundationEssentials

/// Notifications of a bucket.
///
/// Source: S3 user guide, "Event message structure".
public struct S3Event: Codable, Sendable, Equatable {
    public var records: [Record]

    enum CodingKeys: String, CodingKey {
        case records = "Records"
    }

    public struct Record: Codable, Sendable, Equatable {
        /// `2.1`; `2.2` for replication, `2.3` for lifecycle, tiering, ACL, tagging and expired restores.
        public var eventVersion: String
        /// `aws:s3`.
        public var eventSource: String
        public var awsRegion: String
        /// Such as `1970-01-01T00:00:00.000Z`.
        public var eventTime: String
        /// Such as `ObjectCreated:Put`, without the `s3:` that configurations have.
        public var eventName: String
        public var userIdentity: Identity
        public var requestParameters: RequestParameters
        /// `x-amz-request-id` and `x-amz-id-2`, for AWS's support.
        public var responseElements: [String: String]
        public var s3: Entity
        @Nullable public var glacierEventData: GlacierEventData?
        @Nullable public var replicationEventData: ReplicationEventData?
        @Nullable public var intelligentTieringEventData: IntelligentTieringEventData?
        @Nullable public var lifecycleEventData: LifecycleEventData?

        /// `eventTime` as a date; nil should the text be none.
        public var date: Date? { EventTime.date(iso8601: eventTime) }
    }

    public struct Identity: Codable, Sendable, Equatable {
        public var principalId: String
    }

    public struct RequestParameters: Codable, Sendable, Equatable {
        /// An address, or the service that acted, such as `s3.amazonaws.com`.
        public var sourceIPAddress: String
    }
}
