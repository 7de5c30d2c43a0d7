extension ExtensionEvent {
    /// The end of the environment.
    public struct Shutdown: Sendable, Equatable, Decodable {
        public let reason: ShutdownReason
        /// When Lambda kills what still runs, in milliseconds since 1970.
        public let deadlineMilliseconds: Int64

        public init(reason: ShutdownReason, deadlineMilliseconds: Int64) {
            self.reason = reason
            self.deadlineMilliseconds = deadlineMilliseconds
        }

        private enum CodingKeys: String, CodingKey {
            case reason = "shutdownReason"
            case deadlineMilliseconds = "deadlineMs"
        }
    }
}
