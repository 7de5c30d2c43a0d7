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
    operation: (EventEnvelope<Payload>, Logger) async throws -> Void
) async -> SQSBatchResponse {
    await handleQueueRecords(event, context: context, logger: logger) { record, logger in
        try await operation(try EventTransformer().envelope(record), logger)
    }
}

/// Serves a batch of queue messages as they came, for handlers that need the receipt handle or the exact body.
package func handleQueueRecords(
    _ event: SQSEvent, context: LambdaContext, logger: Logger,
    operation: (SQSEvent.Record, Logger) async throws -> Void
) async -> SQSBatchResponse {
    var response = SQSBatchResponse()
    for record in event.records {
        let correlationID = EventTransformer().correlationID(of: record)
        var logger = logger.identified(by: context, correlationID: correlationID)
        logger[metadataKey: "message_id"] = .string(record.messageId)
        do {
            try await operation(record, logger)
        } catch {
            logger.error(
                "message failed",
                metadata: [
                    "receive_count": .string(record.attributes["ApproximateReceiveCount"] ?? "1"),
                    "queue_arn": .string(record.eventSourceARN),
                    "\(LogKey.exceptionName)": .string("\(Swift.type(of: error))"),
                    "\(LogKey.exception)": .string("\(error)"),
                ])
            response.batchItemFailures.append(.init(itemIdentifier: record.messageId))
        }
    }
    return response
}
