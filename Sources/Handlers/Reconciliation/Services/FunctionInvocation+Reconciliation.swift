import SharedLayer

extension FunctionInvocation {
    /// Counts a reconciliation that has come to `status`: once for each change, since one of two writers wins.
    func count(_ status: ReconciliationStatus) {
        metrics.record(.reconciliationsChanged, by: [MetricDimension("status", status)])
    }

    /// Counts what is refused, and passes it on.
    func counting<Value>(_ operation: () async throws -> Value) async throws -> Value {
        do {
            return try await operation()
        } catch let error as ReconciliationError {
            metrics.record(.reconciliationsRefused, by: [MetricDimension("code", error.code)])
            throw error
        } catch let error as SubmissionError {
            metrics.record(.reconciliationsRefused, by: [MetricDimension("code", error.code)])
            throw error
        }
    }
}
