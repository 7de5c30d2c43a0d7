package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Keeps delivered charges, as the event bus tells them: they can be disputed from then on.
package struct RecordChargeFunction: LambdaHandler {
    private let recorder: DisputableChargeRecorder
    private let batch: QueueStage

    package init(recorder: DisputableChargeRecorder, observers: FunctionObservers) {
        self.recorder = recorder
        batch = QueueStage(function: "RecordChargeFunction", observers: observers)
    }

    package func handle(_ event: SQSEvent, context: LambdaContext) async throws -> SQSBatchResponse {
        try await batch.run(event, context) { record, _ in
            let envelope: EventEnvelope<DomainEvent<ChargeEventData>> = try EventTransformer().envelope(
                record, content: .busEvent)
            try await recorder.record(envelope.payload)
        }
    }
}
