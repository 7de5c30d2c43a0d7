import SharedLayer

/// Records a metric, as pipelines do.
struct CountingStep: RequestStep {
    let metrics: EMFMetrics

    func respond(to request: LambdaRequest, next: Next) async throws -> LambdaReply {
        metrics.record(MetricDefinition("Accepted", unit: .count))
        return try await next(request)
    }
}
