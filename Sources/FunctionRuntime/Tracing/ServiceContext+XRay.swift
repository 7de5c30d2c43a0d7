public import Instrumentation

extension ServiceContext {
    /// The tracing header of the invocation that the current task works for.
    ///
    /// The runtime sets it around each handler, so that clients and tracers far from it can hand the trace on:
    ///
    ///     if let header = ServiceContext.current?.xRayTraceHeader {
    ///         request.headers["X-Amzn-Trace-Id"] = header.description
    ///     }
    ///
    /// Nil where Lambda gave none or one that cannot be read; its text is in `LambdaContext.traceID` all the same.
    public var xRayTraceHeader: XRayTraceHeader? {
        get { self[XRayTraceHeaderKey.self] }
        set { self[XRayTraceHeaderKey.self] = newValue }
    }
}

private enum XRayTraceHeaderKey: ServiceContextKey {
    typealias Value = XRayTraceHeader

    static var nameOverride: String? { LambdaContextExtractor.traceHeaderName }
}
