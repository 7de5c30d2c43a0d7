package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Books accepted settlements: VALIDATED ones become PROCESSED, or REJECTED when there is too little to settle.
///
/// A settlement that takes longer than an invocation is continued by a message of its own.
package struct ProcessSettlementFunction: LambdaHandler {
    private let runner: AggregateStageRunner<SettlementModel>
    private let processor: SettlementProcessor
    private let queues: QueueClient
    private let queueURL: String
    private let batch: QueueStage

    /// - Parameter queueURL: the function's own queue.
    package init(
        runner: AggregateStageRunner<SettlementModel>, processor: SettlementProcessor, queues: QueueClient,
        queueURL: String, observers: FunctionObservers
    ) {
        self.runner = runner
        self.processor = processor
        self.queues = queues
        self.queueURL = queueURL
        batch = QueueStage(function: "ProcessSettlementFunction", observers: observers)
    }

    package func handle(_ event: SQSEvent, context: LambdaContext) async throws -> SQSBatchResponse {
        try await batch.run(event, context) { record, invocation in
            do {
                try await process(AggregateMessage(body: record.body), invocation) {
                    context.remainingMilliseconds > Self.reserveMilliseconds
                }
            } catch {
                guard (error as? SettlementError)?.code == .unfinished else { throw error }
                _ = try await queues.send(record.body, to: queueURL)
            }
        }
    }

    private func process(
        _ message: AggregateMessage<SettlementReference>, _ invocation: FunctionInvocation,
        while mayGoOn: @Sendable () -> Bool
    ) async throws {
        let reference = SettlementReference(
            organizationID: message.organizationID, settlementID: message.identifier)
        try await runner.run(
            message, reference: reference, invocation, action: SettlementStage.processSettlement.action(at:)
        ) { settlement in
            try await processor.change(of: settlement, invocation, while: mayGoOn)
        }
    }

    /// For the step in hand, and the message that continues.
    private static let reserveMilliseconds: Int64 = 15_000
}
