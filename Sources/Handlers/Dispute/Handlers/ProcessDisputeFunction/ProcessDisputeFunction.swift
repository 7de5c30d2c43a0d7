package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Takes up opened disputes: they become EVIDENCE_REQUESTED or UNDER_REVIEW.
package struct ProcessDisputeFunction: LambdaHandler {
    private let runner: AggregateStageRunner<DisputeModel>
    private let processor: DisputeProcessor
    private let batch: QueueStage

    package init(
        runner: AggregateStageRunner<DisputeModel>, processor: DisputeProcessor, observers: FunctionObservers
    ) {
        self.runner = runner
        self.processor = processor
        batch = QueueStage(function: "ProcessDisputeFunction", observers: observers)
    }

    package func handle(_ event: SQSEvent, context: LambdaContext) async throws -> SQSBatchResponse {
        try await batch.run(event, context) { record, invocation in
            let message = try AggregateMessage<DisputeReference>(body: record.body)
            let dispute = try await runner.run(
                message, reference: DisputeReference(message), invocation, turn: DisputeProcessor.turn
            ) { dispute in
                try await processor.change(of: dispute, invocation)
            }
            if let dispute { invocation.count(dispute.status) }
        }
    }
}
