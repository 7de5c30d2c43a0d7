package import FunctionRuntime
package import LambdaEvents
package import Logging
import SharedLayer

/// Signs processed contracts with our own key: PROCESSED contracts become SIGNED, with a delivery to make.
package struct SignContractFunction: LambdaHandler {
    private let runner: SubscriptionStageRunner
    private let signer: SubscriptionContractSigner
    private let batch: StageBatch

    package init(runner: SubscriptionStageRunner, signer: SubscriptionContractSigner, logger: Logger) {
        self.runner = runner
        self.signer = signer
        batch = StageBatch(function: "SignContractFunction", logger: logger)
    }

    package func handle(_ event: SQSEvent, context: LambdaContext) async throws -> SQSBatchResponse {
        await batch.run(event, context) { record, invocation in
            let message = try ContractMessage(body: record.body)
            try await runner.run(.signContract, message, invocation) { contract in
                try await signer.change(of: contract, invocation)
            }
        }
    }
}
