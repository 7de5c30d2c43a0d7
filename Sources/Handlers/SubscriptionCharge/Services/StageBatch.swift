package import FunctionRuntime
package import LambdaEvents
import Logging
import SharedLayer

/// Runs a stage for each message of a batch, side by side, and reports those that are to be received again.
package struct StageBatch: Sendable {
    private let function: String
    private let observers: Observers

    package init(function: String, observers: Observers) {
        self.function = function
        self.observers = observers
    }

    /// What `perform` throws is logged, and its message becomes a batch item failure. A batch has at most ten messages.
    package func run(
        _ event: SQSEvent, _ context: LambdaContext,
        perform: @Sendable @escaping (SQSEvent.Record, StageInvocation) async throws -> Void
    ) async throws -> SQSBatchResponse {
        try await observers.watch(function, context) { await results(event, context, perform: perform) }
    }

    private func results(
        _ event: SQSEvent, _ context: LambdaContext,
        perform: @Sendable @escaping (SQSEvent.Record, StageInvocation) async throws -> Void
    ) async -> SQSBatchResponse {
        let failed = await withTaskGroup(of: String?.self) { group in
            for record in event.records {
                let invocation = invocation(of: record, context)
                group.addTask {
                    do {
                        try await perform(record, invocation)
                        return nil
                    } catch {
                        Self.log(error, record, invocation)
                        return record.messageId
                    }
                }
            }
            return await group.reduce(into: Set<String>()) { failed, messageID in
                if let messageID { failed.insert(messageID) }
            }
        }
        return SQSBatchResponse(
            batchItemFailures: event.records.map(\.messageId).filter(failed.contains).map {
                SQSBatchResponse.Failure(itemIdentifier: $0)
            })
    }

    private func invocation(of record: SQSEvent.Record, _ context: LambdaContext) -> StageInvocation {
        var logger = observers.logger.identified(
            by: context, correlationID: EventTransformer().correlationID(of: record))
        logger[metadataKey: "message_id"] = .string(record.messageId)
        return StageInvocation(function: function, context: context, logger: logger, metrics: observers.metrics)
    }

    /// A delivery that will be repeated is in the order of things; everything else that is thrown is not.
    private static func log(_ error: any Error, _ record: SQSEvent.Record, _ invocation: StageInvocation) {
        let isExpected = (error as? SubscriptionChargeError)?.code == .deliveryRetry
        invocation.logger.log(
            level: isExpected ? .notice : .error, "The message is to be received again",
            metadata: ["error": "\(error)", "receive_count": "\(record.receiveCount)"])
    }
}

extension SQSEvent.Record {
    /// How often the message was received, this time included.
    package var receiveCount: Int { attributes["ApproximateReceiveCount"].flatMap { Int($0) } ?? 1 }
}
