package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Plans a reconciliation, and reads a slice of its records into the buckets of those that can match: a map over slices.
package struct ScatterRecordsFunction: LambdaHandler {
    private let planner: ReconciliationPlanner
    private let scatter: ReconciliationScatter
    private let progress: ReconciliationProgress
    private let ending: ReconciliationEnding
    private let batch: QueueStage

    package init(
        planner: ReconciliationPlanner, scatter: ReconciliationScatter, progress: ReconciliationProgress,
        ending: ReconciliationEnding, observers: FunctionObservers
    ) {
        self.planner = planner
        self.scatter = scatter
        self.progress = progress
        self.ending = ending
        batch = QueueStage(function: "ScatterRecordsFunction", observers: observers)
    }

    package func handle(_ event: SQSEvent, context: LambdaContext) async throws -> SQSBatchResponse {
        try await batch.run(event, context) { record, invocation in
            let task = try ReconciliationTask(body: record.body)
            try await ending.guarding(task.reference, invocation) {
                if case .slice(let slice) = task.work {
                    try await scatter.scatter(slice, of: task.reference, invocation)
                    try await progress.advance(task.reference, invocation)
                } else {
                    try await planner.plan(task.reference, invocation)
                }
            }
        }
    }
}
