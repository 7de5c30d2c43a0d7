package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Ends reconciliations whose work came to a dead-letter queue: somebody is told, instead of a run that stands still for good.
package struct FailReconciliationFunction: LambdaHandler {
    private let ending: ReconciliationEnding
    private let batch: QueueStage

    package init(ending: ReconciliationEnding, observers: FunctionObservers) {
        self.ending = ending
        batch = QueueStage(function: "FailReconciliationFunction", observers: observers)
    }

    package func handle(_ event: SQSEvent, context: LambdaContext) async throws -> SQSBatchResponse {
        try await batch.run(event, context) { record, invocation in
            let task = try ReconciliationTask(body: record.body)
            let work =
                switch task.work {
                case .slice(let number): "slice \(number)"
                case .part(let number): "part \(number)"
                case nil: "a stage"
                }
            try await ending.fail(task.reference, reason: "NOT_FINISHED: \(work) failed at every try.", invocation)
        }
    }
}
