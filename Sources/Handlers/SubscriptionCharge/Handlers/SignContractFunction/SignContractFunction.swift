package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Signs processed contracts with our own key: PROCESSED contracts become SIGNED, with a delivery to make.
package struct SignContractFunction: LambdaHandler {
    private let runner: AggregateStageRunner<ContractModel>
    private let signer: SubscriptionContractSigner
    private let batch: QueueStage

    package init(
        runner: AggregateStageRunner<ContractModel>, signer: SubscriptionContractSigner, observers: FunctionObservers
    ) {
        self.runner = runner
        self.signer = signer
        batch = QueueStage(function: "SignContractFunction", observers: observers)
    }

    package func handle(_ event: SQSEvent, context: LambdaContext) async throws -> SQSBatchResponse {
        try await batch.run(event, context) { record, invocation in
            let message = try AggregateMessage<ContractReference>(body: record.body)
            let reference = ContractReference(message)
            let contract = try await runner.run(
                message, reference: reference, invocation, reading: signer.reads(for: reference),
                action: SubscriptionChargeStage.signContract.action(at:)
            ) { contract, found in
                try await signer.change(of: contract, with: found, invocation)
            }
            if let contract { invocation.count(contract.status) }
        }
    }
}
