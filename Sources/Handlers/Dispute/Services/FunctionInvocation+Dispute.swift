import SharedLayer

extension FunctionInvocation {
    /// Counts a dispute that has come to `status`: once for each change, since one of two writers wins.
    func count(_ status: DisputeStatus) {
        metrics.record(.disputesChanged, by: [MetricDimension("status", status)])
    }

    /// Counts what is refused, and passes it on.
    func counting<Value>(_ operation: () async throws -> Value) async throws -> Value {
        do {
            return try await operation()
        } catch let error as DisputeError {
            metrics.record(.disputesRefused, by: [MetricDimension("code", error.code)])
            throw error
        }
    }
}
