package import FunctionRuntime
package import LambdaEvents
import Logging

/// Runs a stage for each message of a batch, side by side, and reports those that are to be received again.
package struct QueueStage: Sendable {
    private let function: String
    private let observers: FunctionObservers

    package init(function: String, observers: FunctionObservers) {
        self.function = function
        self.observers = observers
    }

    /// What `perform` throws is logged, and its message becomes a batch item failure, also when all of them fail: one
    /// delivery that is to be repeated is often its whole batch, and no error of the function.
    package func run(
        _ event: SQSEvent, _ context: LambdaContext,
        perform: @Sendable @escaping (SQSEvent.Record, FunctionInvocation) async throws -> Void
    ) async throws -> SQSBatchResponse {
        try await observers.watch(function, context) {
            try await handleQueueRecords(
                event, context: context, logger: observers.logger, options: Self.options
            ) { record, logger in
                try await perform(
                    record,
                    FunctionInvocation(
                        function: function, context: context, logger: logger, metrics: observers.metrics,
                        traceHeader: record.awsTraceHeader, correlationID: record.correlationID))
            }
        }
    }

    /// A batch has at most ten messages.
    private static var options: BatchOptions {
        var options = BatchOptions(concurrencyMax: 10, wholeFailure: .isReported)
        options.failureLevel = { error in
            (error as? StageError)?.code == .deliveryRetry ? .notice : .error
        }
        return options
    }
}

extension SQSEvent.Record {
    /// How often the message was received, this time included.
    package var receiveCount: Int { attributes["ApproximateReceiveCount"].flatMap { Int($0) } ?? 1 }
}
