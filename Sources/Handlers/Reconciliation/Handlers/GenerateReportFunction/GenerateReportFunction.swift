package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Proves a matched reconciliation and signs its report: MATCHED becomes REPORTED, with a delivery to make, or FAILED.
package struct GenerateReportFunction: LambdaHandler {
    private let runner: AggregateStageRunner<ReconciliationModel>
    private let reporter: ReconciliationReporter
    private let ending: ReconciliationEnding
    private let batch: QueueStage

    package init(
        runner: AggregateStageRunner<ReconciliationModel>, reporter: ReconciliationReporter,
        ending: ReconciliationEnding, observers: FunctionObservers
    ) {
        self.runner = runner
        self.reporter = reporter
        self.ending = ending
        batch = QueueStage(function: "GenerateReportFunction", observers: observers)
    }

    package func handle(_ event: SQSEvent, context: LambdaContext) async throws -> SQSBatchResponse {
        try await batch.run(event, context) { record, invocation in
            let message = try AggregateMessage<ReconciliationReference>(body: record.body)
            let reference = ReconciliationReference(
                organizationID: message.organizationID, reconciliationID: message.identifier)
            try await ending.guarding(reference, invocation) {
                let reconciliation = try await runner.run(
                    message, reference: reference, invocation, action: ReconciliationStage.generateReport.action
                ) { reconciliation in
                    try await reporter.change(of: reconciliation, invocation)
                }
                if let reconciliation { invocation.count(reconciliation.status) }
            }
        }
    }
}
