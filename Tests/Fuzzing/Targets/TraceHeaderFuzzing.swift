@testable import FunctionRuntime

/// A tracing header that was understood is written so that it is understood in the same way.
func fuzzTraceHeader(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    let text = input.text()
    _ = XRayTraceHeader.rootText(in: text)
    if let id = XRayTraceHeader.TraceID(w3c: text) {
        try promise(XRayTraceHeader.TraceID(id.description) == id, "\(id) is the id that it was read from")
    }
    guard let header = XRayTraceHeader(text) else { return }
    let written = header.description
    // A bare `Lineage` is written with an equals sign.
    try promise(written.utf8.count <= text.utf8.count + 1, "“\(written)” is no longer than “\(text)”")
    if written.utf8.count <= XRayTraceHeader.bytesMax {
        try promise(XRayTraceHeader(written) == header, "“\(written)” says the same as “\(text)”")
    }
    if let traceparent = header.traceparent {
        try promise(traceparent.utf8.count == 55, "a traceparent has 55 characters: \(traceparent)")
    }
}
