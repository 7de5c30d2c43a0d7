package import FunctionRuntime
package import LambdaEvents
package import Logging

/// Serves a batch of queue messages one after the other, and reports those that failed, so that only they come again.
///
/// `operation` is given each message's payload and a logger with its ids. A message of another shape fails like one whose
/// operation threw: after its last receive it is in the dead-letter queue. The event source mapping must have
/// `ReportBatchItemFailures`.
package func handleQueueBatch<Payload: Decodable & Sendable>(
    _ event: SQSEvent, context: LambdaContext, logger: Logger, decoding type: Payload.Type = Payload.self,
    operation: @escaping @Sendable (EventEnvelope<Payload>, Logger) async throws -> Void
) async -> SQSBatchResponse {
    await handleQueueRecords(event, context: context, logger: logger) { record, logger in
        try await operation(try EventTransformer().envelope(record), logger)
    }
}

/// Serves a batch of queue messages as they came, for handlers that need the receipt handle or the exact body.
///
/// In a batch of a FIFO queue the rest of a failed message's group is not begun. When all failed, all are reported.
package func handleQueueRecords(
    _ event: SQSEvent, context: LambdaContext, logger: Logger,
    operation: @escaping @Sendable (SQSEvent.Record, Logger) async throws -> Void
) async -> SQSBatchResponse {
    do {
        return try await handleQueueRecords(
            event, context: context, logger: logger, options: BatchOptions(wholeFailure: .isReported),
            operation: operation)
    } catch {
        // Only records without identifiers of their own come here: the empty one fails all of them.
        logger.error("batch failed", metadata: ["\(LogKey.exception)": .string("\(error)")])
        return SQSBatchResponse(failedMessageIds: [""])
    }
}

/// Serves a batch of queue messages, some at the same time where `options` say so, and reports those that failed.
///
/// Throws a `BatchError` when all failed, unless `options` say otherwise, and when a failed message cannot be named.
package func handleQueueBatch<Payload: Decodable & Sendable>(
    _ event: SQSEvent, context: LambdaContext, logger: Logger, options: BatchOptions,
    decoding type: Payload.Type = Payload.self, poison: PoisonRecords<SQSEvent.Record> = .fail,
    operation: @escaping @Sendable (EventEnvelope<Payload>, Logger) async throws -> Void
) async throws(BatchError) -> SQSBatchResponse {
    try await handleQueueRecords(event, context: context, logger: logger, options: options) { record, logger in
        let envelope: EventEnvelope<Payload>
        do throws(EventTransformError) {
            envelope = try EventTransformer().envelope(record)
        } catch {
            return try await poison.handle(record, error, logger)
        }
        try await operation(envelope, logger)
    }
}

/// Serves a batch of queue messages as they came; see `handleQueueBatch`.
package func handleQueueRecords(
    _ event: SQSEvent, context: LambdaContext, logger: Logger, options: BatchOptions,
    operation: @escaping @Sendable (SQSEvent.Record, Logger) async throws -> Void
) async throws(BatchError) -> SQSBatchResponse {
    let isFIFO = event.records.contains { $0.isOfFIFOQueue }
    let order: BatchLanes.Order = isFIFO ? options.groupFailure == .stopsBatch ? .whole : .groups : .none
    let run = BatchRun(
        records: event.records, options: options, context: context, logger: logger, operation: operation)
    let report = try BatchReport(
        queue: event.records.map(\.itemIdentifier), await run.failures(order: order), whole: options.wholeFailure)
    return SQSBatchResponse(failedMessageIds: report.failedIdentifiers)
}
