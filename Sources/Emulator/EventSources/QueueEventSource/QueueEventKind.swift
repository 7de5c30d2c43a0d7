import EventPatterns
package import Functions
package import Logging
package import Queues
package import ServiceLifecycle
package import VirtualTime
package import Wire

/// Mappings of SQS queues.
///
/// Source: Lambda developer guide, "Using Lambda with Amazon SQS" and "Lambda parameters for Amazon SQS event source
/// mappings".
package struct QueueEventKind: EventSourceKind {
    static let batchSizeByDefault = 10
    /// The largest batch without a batching window.
    static let batchSizeWithoutWindowMax = 10

    package let service = "sqs"
    package let transitionReason = "USER_INITIATED"
    package let initialProcessingResult: String? = nil

    private let queues: QueuesService
    private let invoker: any Invoker
    private let clock: VirtualClock
    private let logger: Logger

    package init(queues: QueuesService, invoker: any Invoker, clock: VirtualClock, logger: Logger) {
        self.queues = queues
        self.invoker = invoker
        self.clock = clock
        self.logger = logger
    }

    package func complete(
        _ settings: EventSourceSettings, ofSource arn: String
    ) throws(ServiceError) -> EventSourceSettings {
        try refuseStreamSettings(settings)
        var settings = settings
        let batchSize = settings.batchSize ?? Self.batchSizeByDefault
        let window = settings.maximumBatchingWindowInSeconds ?? 0
        if arn.hasSuffix(".fifo"), window > 0 {
            throw .invalidParameter("Batching window is not supported for FIFO queues")
        }
        if batchSize > Self.batchSizeWithoutWindowMax, window == 0 {
            throw .invalidParameter(
                "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10")
        }
        settings.batchSize = batchSize
        settings.maximumBatchingWindowInSeconds = window
        settings.functionResponseTypes = settings.functionResponseTypes ?? []
        return settings
    }

    private func refuseStreamSettings(_ settings: EventSourceSettings) throws(ServiceError) {
        if settings.startingPosition != nil || settings.startingPositionTimestamp != nil {
            throw .invalidParameter("StartingPosition is not valid for SQS event sources.")
        }
        let others: [(name: String, isSet: Bool)] = [
            ("ParallelizationFactor", settings.parallelizationFactor != nil),
            ("BisectBatchOnFunctionError", settings.bisectBatchOnFunctionError != nil),
            ("MaximumRetryAttempts", settings.maximumRetryAttempts != nil),
            ("MaximumRecordAgeInSeconds", settings.maximumRecordAgeInSeconds != nil),
            ("TumblingWindowInSeconds", settings.tumblingWindowInSeconds != nil),
            ("DestinationConfig", settings.destinationConfig != nil),
        ]
        if let other = others.first(where: \.isSet) { throw .unsupportedSetting(other.name) }
    }

    package func check(source arn: String, for function: FunctionConfiguration) async throws(ServiceError) {
        guard let name = queues.queueName(inARN: arn),
            let visibilitySeconds = try? await queues.visibilityTimeoutSeconds(ofQueue: name)
        else {
            throw .invalidParameter(
                "Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. "
                    + "SQS Error Message: The specified queue does not exist.")
        }
        guard visibilitySeconds >= function.timeoutSeconds else {
            throw .invalidParameter(
                "Queue visibility timeout: \(visibilitySeconds) seconds is less than Function timeout: "
                    + "\(function.timeoutSeconds) seconds")
        }
    }

    package func conflict(source arn: String, functionName: String, uuid: String) -> String {
        "An event source mapping with SQS arn (\" \(arn) \") and function (\" \(functionName) \") already exists. "
            + "Please update or delete the existing mapping with UUID \(uuid)"
    }

    package func poller(
        for mapping: EventSourceMapping, result: ProcessingResult
    ) throws(ServiceError) -> any ServiceLifecycle.Service {
        let settings = mapping.settings
        return QueueEventSource(
            QueueEventSourceConfiguration(
                function: mapping.functionARN, queueARN: mapping.eventSourceARN,
                batchSize: settings.batchSize ?? Self.batchSizeByDefault,
                batchingWindowSeconds: settings.maximumBatchingWindowInSeconds ?? 0,
                reportsBatchItemFailures: settings.reportsBatchItemFailures,
                maximumConcurrency: settings.scalingConfig?.maximumConcurrency,
                filter: try RecordFilter(settings.filterCriteria)),
            queues: queues, invoker: invoker, logger: logger, clock: clock)
    }
}
