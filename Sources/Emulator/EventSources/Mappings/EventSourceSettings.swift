package import Functions

/// Everything about a mapping that its creator may choose, by the API's names. Nil is what nobody has said.
///
/// Source: Lambda API reference, CreateEventSourceMapping. Settings of Kafka, MQ and DocumentDB are left out.
package struct EventSourceSettings: Codable, Sendable, Equatable {
    package var batchSize: Int?
    package var maximumBatchingWindowInSeconds: Int?
    package var filterCriteria: FilterCriteria?
    package var functionResponseTypes: [String]?
    /// Invocations at once; queues only.
    package var scalingConfig: ScalingConfig?
    /// `TRIM_HORIZON`, `LATEST` or `AT_TIMESTAMP`; streams only, as all that follow up to `destinationConfig`.
    package var startingPosition: String?
    /// Seconds since 1970.
    package var startingPositionTimestamp: Double?
    package var parallelizationFactor: Int?
    package var bisectBatchOnFunctionError: Bool?
    /// -1 has no end.
    package var maximumRetryAttempts: Int?
    /// -1 has no end.
    package var maximumRecordAgeInSeconds: Int?
    package var tumblingWindowInSeconds: Int?
    package var destinationConfig: DestinationConfig?
    /// Kept and shown, without effect here, as the next three.
    package var kmsKeyARN: String?
    package var metricsConfig: MetricsConfig?
    package var loggingConfig: LoggingConfig?
    package var provisionedPollerConfig: ProvisionedPollerConfig?

    package init() {}

    /// Whether the function's result names the records that failed.
    package var reportsBatchItemFailures: Bool { functionResponseTypes?.contains("ReportBatchItemFailures") ?? false }

    package struct FilterCriteria: Codable, Sendable, Equatable {
        package var filters: [Filter]?

        package init(filters: [Filter]?) {
            self.filters = filters
        }

        enum CodingKeys: String, CodingKey { case filters = "Filters" }
    }

    package struct Filter: Codable, Sendable, Equatable {
        /// The JSON text of an event pattern.
        package var pattern: String?

        package init(pattern: String?) {
            self.pattern = pattern
        }

        enum CodingKeys: String, CodingKey { case pattern = "Pattern" }
    }

    package struct ScalingConfig: Codable, Sendable, Equatable {
        package var maximumConcurrency: Int?

        package init(maximumConcurrency: Int?) {
            self.maximumConcurrency = maximumConcurrency
        }

        enum CodingKeys: String, CodingKey { case maximumConcurrency = "MaximumConcurrency" }
    }

    package struct MetricsConfig: Codable, Sendable, Equatable {
        package var metrics: [String]?

        enum CodingKeys: String, CodingKey { case metrics = "Metrics" }
    }

    package struct LoggingConfig: Codable, Sendable, Equatable {
        package var systemLogLevel: String?

        enum CodingKeys: String, CodingKey { case systemLogLevel = "SystemLogLevel" }
    }

    package struct ProvisionedPollerConfig: Codable, Sendable, Equatable {
        package var minimumPollers: Int?
        package var maximumPollers: Int?
        package var pollerGroupName: String?

        enum CodingKeys: String, CodingKey {
            case minimumPollers = "MinimumPollers"
            case maximumPollers = "MaximumPollers"
            case pollerGroupName = "PollerGroupName"
        }
    }

    enum CodingKeys: String, CodingKey {
        case batchSize = "BatchSize"
        case maximumBatchingWindowInSeconds = "MaximumBatchingWindowInSeconds"
        case filterCriteria = "FilterCriteria"
        case functionResponseTypes = "FunctionResponseTypes"
        case scalingConfig = "ScalingConfig"
        case startingPosition = "StartingPosition"
        case startingPositionTimestamp = "StartingPositionTimestamp"
        case parallelizationFactor = "ParallelizationFactor"
        case bisectBatchOnFunctionError = "BisectBatchOnFunctionError"
        case maximumRetryAttempts = "MaximumRetryAttempts"
        case maximumRecordAgeInSeconds = "MaximumRecordAgeInSeconds"
        case tumblingWindowInSeconds = "TumblingWindowInSeconds"
        case destinationConfig = "DestinationConfig"
        case kmsKeyARN = "KMSKeyArn"
        case metricsConfig = "MetricsConfig"
        case loggingConfig = "LoggingConfig"
        case provisionedPollerConfig = "ProvisionedPollerConfig"
    }
}
