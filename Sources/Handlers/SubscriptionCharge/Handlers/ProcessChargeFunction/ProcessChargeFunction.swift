package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Executes accepted charges: VALIDATED contracts become PROCESSED, or REJECTED when their mPass no longer allows them.
package struct ProcessChargeFunction: LambdaHandler {
    private let runner: AggregateStageRunner<ContractModel>
    private let processor: SubscriptionChargeProcessor
    private let batch: QueueStage

    package init(
        runner: AggregateStageRunner<ContractModel>, processor: SubscriptionChargeProcessor,
        observers: FunctionObservers
    ) {
        self.runner = runner
        self.processor = processor
        batch = QueueStage(function: "ProcessChargeFunction", observers: observers)
    }

    package func handle(_ event: SQSEvent, context: LambdaContext) async throws -> SQSBatchResponse {
        try await batch.run(event, context) { record, invocation in
            let message = try AggregateMessage<ContractReference>(body: record.body)
            let contract = try await runner.run(
                message, reference: ContractReference(message), invocation,
                action: SubscriptionChargeStage.processCharge.action(at:)
            ) { contract in
                try await processor.change(of: contract, invocation)
            }
            if let contract { invocation.count(contract.status) }
        }
    }
}
