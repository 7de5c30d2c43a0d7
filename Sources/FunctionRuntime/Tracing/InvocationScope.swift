package import Instrumentation

/// What holds while a handler works on an invocation.
package enum InvocationScope {
    /// Runs `operation` with `LambdaContext.current` and, where there is a trace, `ServiceContext.current`, on the
    /// executor of the caller.
    ///
    /// The service context holds the tracing header and what the bootstrapped instrument makes of it, so that a
    /// handler's first span joins the trace of whoever called the function.
    package static func run<Value>(
        _ context: LambdaContext, instrument: any Instrument = InstrumentationSystem.instrument,
        isolation: isolated (any Actor)? = #isolation, _ operation: () async throws -> Value
    ) async rethrows -> Value {
        try await LambdaContext.$current.withValue(context) {
            // A closure has the isolation that it captures; without it, this one would run on the concurrent executor.
            _ = isolation
            let serviceContext = serviceContext(of: context, instrument)
            guard !serviceContext.isEmpty else { return try await operation() }
            return try await ServiceContext.$current.withValue(serviceContext) { try await operation() }
        }
    }

    private static func serviceContext(of context: LambdaContext, _ instrument: any Instrument) -> ServiceContext {
        var serviceContext = ServiceContext.topLevel
        serviceContext.xRayTraceHeader = context.traceID.flatMap(XRayTraceHeader.init)
        instrument.extract(context, into: &serviceContext, using: LambdaContextExtractor())
        return serviceContext
    }
}
