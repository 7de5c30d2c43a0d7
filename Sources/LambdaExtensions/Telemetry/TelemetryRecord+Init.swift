extension TelemetryRecord {
    /// The environment begins to initialise the function.
    public struct InitStart: Sendable, Equatable, Decodable {
        public let initializationType: InitializationType
        public let phase: InitializationPhase
        public let functionName: String?
        public let functionVersion: String?
        public let instanceID: String?
        /// AWS documents no unit: megabytes in its examples, bytes from its emulator of Managed Instances.
        public let instanceMaxMemory: Int?
        public let runtimeVersion: String?
        public let runtimeVersionARN: String?

        private enum CodingKeys: String, CodingKey {
            case initializationType
            case phase
            case functionName
            case functionVersion
            case instanceID = "instanceId"
            case instanceMaxMemory
            case runtimeVersion
            case runtimeVersionARN = "runtimeVersionArn"
        }
    }

    /// The runtime has initialised the function, or has failed to.
    public struct InitRuntimeDone: Sendable, Equatable, Decodable {
        public let initializationType: InitializationType
        /// AWS's own example has none.
        public let phase: InitializationPhase?
        public let status: TelemetryStatus
        public let errorType: String?
        public let spans: [TelemetrySpan]
    }

    /// How the initialisation went.
    public struct InitReport: Sendable, Equatable, Decodable {
        public let initializationType: InitializationType
        public let phase: InitializationPhase
        /// Not before schema version 2022-12-13.
        public let status: TelemetryStatus?
        public let errorType: String?
        public let metrics: DurationMetrics
        public let spans: [TelemetrySpan]
    }
}
