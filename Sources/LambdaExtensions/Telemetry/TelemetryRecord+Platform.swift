extension TelemetryRecord {
    /// An extension has registered, or has failed to.
    public struct ExtensionState: Sendable, Equatable, Decodable {
        public let name: String
        /// Such as `Ready`.
        public let state: String
        /// What it registered for: `INVOKE`, `SHUTDOWN`.
        public let events: [String]
        public let errorType: String?
    }

    /// An extension has subscribed to telemetry.
    public struct Subscription: Sendable, Equatable, Decodable {
        public let name: String
        /// Such as `Subscribed`.
        public let state: String
        /// `platform`, `function`, `extension`.
        public let types: [String]
    }

    /// Lambda could not keep up with the logs, or the subscriber could not.
    public struct LogsDropped: Sendable, Equatable, Decodable {
        public let droppedBytes: Int
        public let droppedRecords: Int
        public let reason: String
    }
}
