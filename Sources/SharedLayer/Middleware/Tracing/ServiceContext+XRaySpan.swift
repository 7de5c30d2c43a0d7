import Instrumentation

extension ServiceContext {
    /// The span that the current task works in.
    var xRaySpan: XRaySpan? {
        get { self[XRaySpanKey.self] }
        set { self[XRaySpanKey.self] = newValue }
    }
}

private enum XRaySpanKey: ServiceContextKey {
    typealias Value = XRaySpan
}
