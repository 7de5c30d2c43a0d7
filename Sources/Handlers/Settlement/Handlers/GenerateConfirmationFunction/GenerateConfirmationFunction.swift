package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Signs the confirmations of booked settlements: PROCESSED ones become CONFIRMED, with a delivery to make.
package struct GenerateConfirmationFunction: LambdaHandler {
    private let runner: AggregateStageRunner<SettlementModel>
    private let generator: SettlementConfirmationGenerator
    private let batch: QueueStage

    package init(
        runner: AggregateStageRunner<SettlementModel>, generator: SettlementConfirmationGenerator,
        observers: FunctionObservers
    ) {
        self.runner = runner
        self.generator = generator
        batch = QueueStage(function: "GenerateConfirmationFunction", observers: observers)
    }

    package func handle(_ event: SQSEvent, context: LambdaContext) async throws -> SQSBatchResponse {
        try await batch.run(event, context) { record, invocation in
            let message = try AggregateMessage<SettlementReference>(body: record.body)
            let reference = SettlementReference(
                organizationID: message.organizationID, settlementID: message.identifier)
            try await runner.run(
                message, reference: reference, invocation, action: SettlementStage.generateConfirmation.action(at:)
            ) { settlement in
                try await generator.change(of: settlement, invocation)
            }
        }
    }
}
