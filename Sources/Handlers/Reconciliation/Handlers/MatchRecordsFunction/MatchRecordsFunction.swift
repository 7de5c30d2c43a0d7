package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Matches one part of a reconciliation's records: a map over parts.
package struct MatchRecordsFunction: LambdaHandler {
    private let matching: ReconciliationPartMatching
    private let progress: ReconciliationProgress
    private let ending: ReconciliationEnding
    private let batch: QueueStage

    package init(
        matching: ReconciliationPartMatching, progress: ReconciliationProgress, ending: ReconciliationEnding,
        observers: FunctionObservers
    ) {
        self.matching = matching
        self.progress = progress
        self.ending = ending
        batch = QueueStage(function: "MatchRecordsFunction", observers: observers)
    }

    package func handle(_ event: SQSEvent, context: LambdaContext) async throws -> SQSBatchResponse {
        try await batch.run(event, context) { record, invocation in
            let task = try ReconciliationTask(body: record.body)
            guard case .part(let part) = task.work else {
                throw ReconciliationError(.malformedMessage, "The message names no part.")
            }
            try await ending.guarding(task.reference, invocation) {
                try await matching.match(part, of: task.reference, invocation)
                try await progress.advance(task.reference, invocation)
            }
        }
    }
}
