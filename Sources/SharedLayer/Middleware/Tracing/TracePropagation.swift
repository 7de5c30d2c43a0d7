/// The header fields that a trace is handed on in.
enum TracePropagation {
    static let xRayName = "X-Amzn-Trace-Id"
    static let w3cName = "traceparent"
}
