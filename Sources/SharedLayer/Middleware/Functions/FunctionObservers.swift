package import FunctionRuntime
package import Logging

/// Who watches a function's invocations: its log, its metrics and its traces.
package struct FunctionObservers: Sendable {
    package let logger: Logger
    package let metrics: EMFMetrics
    package let tracer: XRayTracer

    package init(logger: Logger, metrics: EMFMetrics, tracer: XRayTracer) {
        self.logger = logger
        self.metrics = metrics
        self.tracer = tracer
    }

    /// Runs an invocation's work in a trace, and writes its metrics when it ends, also when it throws.
    package func watch<Value>(
        _ function: String, _ context: LambdaContext, _ operation: () async throws -> Value
    ) async throws -> Value {
        try await withMetrics(metrics, context: context) {
            try await tracer.captureHandler(function, context: context) { _ in try await operation() }
        }
    }
}
