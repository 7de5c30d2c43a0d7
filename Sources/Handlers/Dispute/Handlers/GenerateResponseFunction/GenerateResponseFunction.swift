package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Signs the response to a dispute that has ended.
package struct GenerateResponseFunction: LambdaHandler {
    private let runner: AggregateStageRunner<DisputeModel>
    private let generator: DisputeResponseGenerator
    private let batch: QueueStage

    package init(
        runner: AggregateStageRunner<DisputeModel>, generator: DisputeResponseGenerator, observers: FunctionObservers
    ) {
        self.runner = runner
        self.generator = generator
        batch = QueueStage(function: "GenerateResponseFunction", observers: observers)
    }

    package func handle(_ event: SQSEvent, context: LambdaContext) async throws -> SQSBatchResponse {
        try await batch.run(event, context) { record, invocation in
            let message = try AggregateMessage<DisputeReference>(body: record.body)
            try await runner.run(
                message, reference: DisputeReference(message), invocation, turn: DisputeResponseGenerator.turn
            ) { dispute in
                try await generator.change(of: dispute, invocation)
            }
        }
    }
}
