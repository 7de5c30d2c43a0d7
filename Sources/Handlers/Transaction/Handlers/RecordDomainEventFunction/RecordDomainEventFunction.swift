package import FunctionRuntime
package import LambdaEvents
import Logging
package import SharedLayer

/// Records what domains tell on the bus: into the log, and into the ledger view.
package struct RecordDomainEventFunction: LambdaHandler {
    private let ledger: TransactionLedgerService
    private let now: @Sendable () -> Timestamp
    private let batch: QueueStage

    package init(
        ledger: TransactionLedgerService, observers: FunctionObservers,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.ledger = ledger
        self.now = now
        batch = QueueStage(function: "RecordDomainEventFunction", observers: observers)
    }

    package func handle(_ event: SQSEvent, context: LambdaContext) async throws -> SQSBatchResponse {
        try await batch.run(event, context) { record, invocation in
            let event = try DomainEventRecordModel(body: record.body, recordedAt: now())
            let isNew = try await ledger.record(event)
            invocation.metrics.record(
                isNew ? .eventsRecorded : .eventsRepeated, by: [MetricDimension("kind", event.reference.kind)])
            invocation.logger.info(
                isNew ? "The event was recorded" : "The event was there already",
                metadata: ["event_id": "\(event.eventID)", "event_type": "\(event.eventType)"])
        }
    }
}
