package import FunctionRuntime
import Tracing

extension XRayTracer {
    /// Runs `operation` in a span that is called `## name`, as Powertools calls those of a function's own code.
    package func capture<Value>(
        _ name: String, isolation: isolated (any Actor)? = #isolation,
        _ operation: (XRaySpan) async throws -> Value
    ) async rethrows -> Value {
        try await withSpan("## \(name)") { span in
            _ = isolation
            return try await operation(span)
        }
    }

    /// Runs a handler's work in a span with the annotations `ColdStart` and `Service`.
    ///
    /// - Parameter context: whose tracing header is the parent, where the runtime has not made it current.
    package func captureHandler<Value>(
        _ name: String, context: LambdaContext, isolation: isolated (any Actor)? = #isolation,
        _ operation: (XRaySpan) async throws -> Value
    ) async rethrows -> Value {
        try await withSpan("## \(name)", context: Self.serviceContext(of: context)) { span in
            _ = isolation
            span.annotate("ColdStart", .bool(context.storage.isColdStart))
            if let service = settings.service { span.annotate("Service", .string(service)) }
            return try await operation(span)
        }
    }

    private static func serviceContext(of context: LambdaContext) -> ServiceContext {
        var serviceContext = ServiceContext.current ?? .topLevel
        if serviceContext.xRayTraceHeader == nil {
            serviceContext.xRayTraceHeader = context.traceID.flatMap { XRayTraceHeader($0) }
        }
        return serviceContext
    }

    /// Makes this the tracer of the whole process, for libraries that look it up. Once, in `main`.
    package func bootstrap() {
        InstrumentationSystem.bootstrap(self)
    }
}
