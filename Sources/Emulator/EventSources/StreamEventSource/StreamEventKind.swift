package import Delivery
package import Functions
package import Logging
package import ServiceLifecycle
package import Tables
package import VirtualTime
package import Wire

/// Mappings of tables' streams.
///
/// Source: Lambda developer guide, "Using AWS Lambda with Amazon DynamoDB" and "Lambda parameters for Amazon DynamoDB event
/// source mappings".
package struct StreamEventKind: EventSourceKind {
    static let batchSizeByDefault = 100
    /// How the API writes that there is no limit.
    private static let withoutEnd = -1
    private static let ageSecondsMin = 60

    package let service = "dynamodb"
    package let transitionReason = "User action"
    package let initialProcessingResult: String? = "No records processed"

    private let tables: TablesService
    private let store: MappingStore
    private let invoker: any Invoker
    private let destinations: any DeliveryTarget
    private let clock: VirtualClock
    private let logger: Logger

    package init(
        tables: TablesService, store: MappingStore, invoker: any Invoker, destinations: any DeliveryTarget,
        clock: VirtualClock, logger: Logger
    ) {
        self.tables = tables
        self.store = store
        self.invoker = invoker
        self.destinations = destinations
        self.clock = clock
        self.logger = logger
    }

    package func complete(
        _ settings: EventSourceSettings, ofSource arn: String
    ) throws(ServiceError) -> EventSourceSettings {
        try check(settings, arn)
        var settings = settings
        settings.batchSize = settings.batchSize ?? Self.batchSizeByDefault
        settings.maximumBatchingWindowInSeconds = settings.maximumBatchingWindowInSeconds ?? 0
        settings.parallelizationFactor = settings.parallelizationFactor ?? 1
        settings.bisectBatchOnFunctionError = settings.bisectBatchOnFunctionError ?? false
        settings.maximumRetryAttempts = settings.maximumRetryAttempts ?? Self.withoutEnd
        settings.maximumRecordAgeInSeconds = settings.maximumRecordAgeInSeconds ?? Self.withoutEnd
        settings.tumblingWindowInSeconds = settings.tumblingWindowInSeconds ?? 0
        settings.functionResponseTypes = settings.functionResponseTypes ?? []
        settings.destinationConfig = settings.destinationConfig ?? DestinationConfig()
        return settings
    }

    private func check(_ settings: EventSourceSettings, _ arn: String) throws(ServiceError) {
        if settings.scalingConfig != nil { throw .unsupportedSetting("ScalingConfig") }
        guard let position = settings.startingPosition else {
            throw .invalidParameter(
                "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member "
                    + "must not be null.")
        }
        guard StreamEventSourceConfiguration.StartingPosition(rawValue: position) != nil else {
            throw .invalidParameter("Unsupported starting position for arn type: \(arn)")
        }
        if settings.startingPositionTimestamp != nil { throw .unsupportedSetting("StartingPositionTimestamp") }
        if let age = settings.maximumRecordAgeInSeconds, age != Self.withoutEnd, age < Self.ageSecondsMin {
            throw .invalidParameter(
                "MaximumRecordAgeInSeconds must be -1 or between \(Self.ageSecondsMin) and 604800 seconds.")
        }
        if let destination = settings.destinationConfig?.onFailure?.arn, !destination.isEmpty,
            !Self.destinationPrefixes.contains(where: destination.hasPrefix) || destination.hasSuffix(".fifo")
        {
            throw .invalidParameter(
                "The provided destination config DestinationConfig(onSuccess=null, "
                    + "onFailure=OnFailure(destination=\(destination))) is invalid.")
        }
    }

    private static let destinationPrefixes = ["arn:aws:sqs:", "arn:aws:sns:", "arn:aws:s3:::"]

    package func check(source arn: String, for function: FunctionConfiguration) async throws(ServiceError) {
        guard (try? await tables.streamShards(arn)) != nil else {
            throw .invalidParameter("Stream not found: \(arn)")
        }
    }

    package func conflict(source arn: String, functionName: String, uuid: String) -> String {
        "The event source arn (\" \(arn) \") and function (\" \(functionName) \") provided mapping already exists. "
            + "Please update or delete the existing mapping with UUID \(uuid)"
    }

    package func poller(
        for mapping: EventSourceMapping, result: ProcessingResult
    ) throws(ServiceError) -> any ServiceLifecycle.Service {
        StreamEventSource(
            try StreamEventSourceConfiguration(mapping), tables: tables, store: store, invoker: invoker,
            destinations: destinations, clock: clock, result: result, logger: logger)
    }
}

extension StreamEventSourceConfiguration {
    /// The settings of a mapping, which are complete.
    init(_ mapping: EventSourceMapping) throws(ServiceError) {
        let settings = mapping.settings
        func limited(_ value: Int?, without: Int) -> Int? { value == without ? nil : value }
        self.init(
            mapping: mapping.uuid, functionARN: mapping.functionARN, streamARN: mapping.eventSourceARN,
            startingPosition: settings.startingPosition.flatMap(StartingPosition.init) ?? .latest,
            batchSize: settings.batchSize ?? StreamEventKind.batchSizeByDefault,
            batchingWindowSeconds: settings.maximumBatchingWindowInSeconds ?? 0,
            parallelizationFactor: settings.parallelizationFactor ?? 1,
            bisectsBatches: settings.bisectBatchOnFunctionError ?? false,
            retriesMax: limited(settings.maximumRetryAttempts, without: -1),
            recordAgeSecondsMax: limited(settings.maximumRecordAgeInSeconds, without: -1),
            reportsBatchItemFailures: settings.reportsBatchItemFailures,
            failureDestinationARN: settings.destinationConfig?.onFailure?.arn.flatMap { $0.isEmpty ? nil : $0 },
            tumblingWindowSeconds: limited(settings.tumblingWindowInSeconds, without: 0),
            filter: try RecordFilter(settings.filterCriteria))
    }
}
