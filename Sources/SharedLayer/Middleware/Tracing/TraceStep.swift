import Tracing

/// Traces a request's handler: its time, the reply's status, and what it threw.
///
/// Put it behind the step that maps problems, to have the errors, or before it, to have the status of every reply.
package struct TraceStep: RequestStep {
    private let tracer: XRayTracer
    private let name: String

    /// - Parameter name: the handler's.
    package init(_ tracer: XRayTracer, name: String = "handler") {
        self.tracer = tracer
        self.name = name
    }

    package func respond(to request: LambdaRequest, next: Next) async throws -> LambdaReply {
        try await tracer.captureHandler(name, context: request.context) { span in
            do {
                let reply = try await next(request)
                span.attributes["http.response.status_code"] = reply.status
                return reply
            } catch let problem as Problem {
                span.attributes["http.response.status_code"] = problem.status
                throw problem
            }
        }
    }
}
