package import FunctionRuntime
package import LambdaEvents
import Logging
package import SharedLayer

/// Records what the event bus tells of charges and refunds: `CONTRACT_DELIVERED` and `DISPUTE_ACCEPTED`.
package struct RecordEntryFunction: LambdaHandler {
    private let recorder: SettlementEntryRecorder
    private let batch: QueueStage

    package init(recorder: SettlementEntryRecorder, observers: FunctionObservers) {
        self.recorder = recorder
        batch = QueueStage(function: "RecordEntryFunction", observers: observers)
    }

    package func handle(_ event: SQSEvent, context: LambdaContext) async throws -> SQSBatchResponse {
        try await batch.run(event, context) { record, invocation in
            let isNew = try await recorder.record(record.body)
            if !isNew { invocation.logger.info("The event was recorded before") }
        }
    }
}
