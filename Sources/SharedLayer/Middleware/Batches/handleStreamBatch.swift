package import FunctionRuntime
package import LambdaEvents
package import Logging

/// Serves a batch of a table's stream in its order, up to the first failure, and reports where to go on.
///
/// Lambda then delivers again from that record on. The event source mapping must have `ReportBatchItemFailures`. Throws
/// `BatchError.Code.unidentifiedFailure`.
package func handleStreamBatch(
    _ event: DynamoDBEvent, context: LambdaContext, logger: Logger, options: BatchOptions = BatchOptions(),
    operation: @escaping @Sendable (DynamoDBEvent.Record, Logger) async throws -> Void
) async throws(BatchError) -> DynamoDBBatchResponse {
    let run = BatchRun(
        records: event.records, options: options, context: context, logger: logger, operation: operation)
    let report = try BatchReport(
        stream: event.records.map(\.itemIdentifier), await run.failures(order: .whole))
    return DynamoDBBatchResponse(failedSequenceNumbers: report.failedIdentifiers)
}

/// Serves a batch of a Kinesis stream in its order, up to the first failure, and reports where to go on.
package func handleStreamBatch(
    _ event: KinesisEvent, context: LambdaContext, logger: Logger, options: BatchOptions = BatchOptions(),
    operation: @escaping @Sendable (KinesisEvent.Record, Logger) async throws -> Void
) async throws(BatchError) -> KinesisBatchResponse {
    let run = BatchRun(
        records: event.records, options: options, context: context, logger: logger, operation: operation)
    let report = try BatchReport(
        stream: event.records.map(\.itemIdentifier), await run.failures(order: .whole))
    return KinesisBatchResponse(failedSequenceNumbers: report.failedIdentifiers)
}

/// Serves a batch of a Kinesis stream whose records are JSON documents of the type `Payload`.
package func handleStreamBatch<Payload: Decodable & Sendable>(
    _ event: KinesisEvent, context: LambdaContext, logger: Logger, options: BatchOptions = BatchOptions(),
    decoding type: Payload.Type, poison: PoisonRecords<KinesisEvent.Record> = .fail,
    operation: @escaping @Sendable (Payload, KinesisEvent.Record, Logger) async throws -> Void
) async throws(BatchError) -> KinesisBatchResponse {
    try await handleStreamBatch(event, context: context, logger: logger, options: options) { record, logger in
        let payload: Payload
        do throws(EventTransformError) {
            payload = try record.payload()
        } catch {
            return try await poison.handle(record, error, logger)
        }
        try await operation(payload, record, logger)
    }
}

extension KinesisEvent.Record {
    fileprivate func payload<Payload: Decodable>() throws(EventTransformError) -> Payload {
        let bytes: [UInt8]
        do {
            bytes = try kinesis.bytes
        } catch {
            throw EventTransformError(.invalidBase64, error.message)
        }
        let transformer = EventTransformer()
        return try transformer.payload(from: transformer.document(bytes))
    }
}
