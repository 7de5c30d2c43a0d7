/// Writes the metrics that a request's handler recorded, when it has answered or thrown.
///
/// Put it first, before the step that maps problems, so that what other steps record is in it too.
package struct MetricsStep: RequestStep {
    private let metrics: EMFMetrics

    package init(_ metrics: EMFMetrics) {
        self.metrics = metrics
    }

    package func respond(to request: LambdaRequest, next: Next) async throws -> LambdaReply {
        try await withMetrics(metrics, context: request.context) { try await next(request) }
    }
}
