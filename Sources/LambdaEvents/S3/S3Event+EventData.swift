/// What some kinds of events say beside the object.
extension S3Event {
    /// Of `ObjectRestore:Completed`.
    public struct GlacierEventData: Codable, Sendable, Equatable {
        public var restoreEventData: RestoreEventData
    }

    public struct RestoreEventData: Codable, Sendable, Equatable {
        /// When the restored copy goes again; such as `1970-01-01T00:00:00.000Z`.
        @Nullable public var lifecycleRestorationExpiryTime: String?
        /// The storage class that the object was restored from.
        @Nullable public var lifecycleRestoreStorageClass: String?
    }

    /// Of the `Replication` events.
    ///
    /// Source: S3 user guide, "Receiving replication failure events with Amazon S3 Event Notifications", and the
    /// `ReplicationEventData` of the AWS SDK for Java, which has the last two.
    public struct ReplicationEventData: Codable, Sendable, Equatable {
        @Nullable public var replicationRuleId: String?
        /// The bucket's ARN.
        @Nullable public var destinationBucket: String?
        /// Such as `OBJECT_PUT`.
        @Nullable public var s3Operation: String?
        /// Such as `2024-09-05T21:04:32.527Z`.
        @Nullable public var requestTime: String?
        /// Such as `AssumeRoleNotPermitted`, when replication failed.
        @Nullable public var failureReason: String?
        @Nullable public var threshold: String?
        @Nullable public var replicationTime: String?
    }

    /// Of `IntelligentTiering`.
    public struct IntelligentTieringEventData: Codable, Sendable, Equatable {
        /// `ARCHIVE_ACCESS` or `DEEP_ARCHIVE_ACCESS`.
        public var destinationAccessTier: String
    }

    /// Of `LifecycleTransition`.
    public struct LifecycleEventData: Codable, Sendable, Equatable {
        public var transitionEventData: TransitionEventData
    }

    public struct TransitionEventData: Codable, Sendable, Equatable {
        public var destinationStorageClass: String
    }
}
