/// SnapStart: the environment comes from a snapshot instead of being initialised.
extension TelemetryRecord {
    public struct RestoreStart: Sendable, Equatable, Decodable {
        public let functionName: String?
        public let functionVersion: String?
        public let instanceID: String?
        /// As in `InitStart`; here AWS documents a text and shows a number.
        public let instanceMaxMemory: Int?
        public let runtimeVersion: String?
        public let runtimeVersionARN: String?

        private enum CodingKeys: String, CodingKey {
            case functionName
            case functionVersion
            case instanceID = "instanceId"
            case instanceMaxMemory
            case runtimeVersion
            case runtimeVersionARN = "runtimeVersionArn"
        }
    }

    public struct RestoreRuntimeDone: Sendable, Equatable, Decodable {
        public let status: TelemetryStatus
        public let errorType: String?
        public let spans: [TelemetrySpan]
    }

    public struct RestoreReport: Sendable, Equatable, Decodable {
        public let status: TelemetryStatus
        public let errorType: String?
        public let metrics: DurationMetrics?
        public let spans: [TelemetrySpan]
    }
}
