extension TelemetryRecord {
    /// An invocation begins.
    public struct Start: Sendable, Equatable, Decodable {
        public let requestID: String
        public let version: String?
        public let tracing: TraceContext?

        private enum CodingKeys: String, CodingKey {
            case requestID = "requestId"
            case version
            case tracing
        }
    }

    /// The runtime has finished with an invocation.
    public struct RuntimeDone: Sendable, Equatable, Decodable {
        public let requestID: String
        public let status: TelemetryStatus
        public let errorType: String?
        public let metrics: RuntimeDoneMetrics?
        public let spans: [TelemetrySpan]
        public let tracing: TraceContext?

        private enum CodingKeys: String, CodingKey {
            case requestID = "requestId"
            case status
            case errorType
            case metrics
            case spans
            case tracing
        }
    }

    /// The invocation is over, extensions included.
    public struct Report: Sendable, Equatable, Decodable {
        public let requestID: String
        /// AWS's own example has none.
        public let status: TelemetryStatus?
        public let errorType: String?
        public let metrics: ReportMetrics
        public let spans: [TelemetrySpan]
        public let tracing: TraceContext?

        private enum CodingKeys: String, CodingKey {
            case requestID = "requestId"
            case status
            case errorType
            case metrics
            case spans
            case tracing
        }
    }
}
