package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Listens to the bus and keeps our side of reconciliations: delivered charges, and refunds of accepted disputes.
package struct RecordChargeFunction: LambdaHandler {
    private let ledger: ReconciliationLedgerService
    private let batch: QueueStage

    package init(ledger: ReconciliationLedgerService, observers: FunctionObservers) {
        self.ledger = ledger
        batch = QueueStage(function: "RecordChargeFunction", observers: observers)
    }

    package func handle(_ event: SQSEvent, context: LambdaContext) async throws -> SQSBatchResponse {
        try await batch.run(event, context) { record, _ in try await ledger.record(record.body) }
    }
}
