import FoundationEssentials

/// What an extension is told of an invocation. Source: AWS Lambda developer guide, "Invoke phase".
struct InvokeEvent: Encodable {
    let eventType = ExtensionEvent.invoke
    let deadlineMs: Int64
    let requestId: String
    let invokedFunctionArn: String
    let tracing: Tracing

    struct Tracing: Encodable {
        let type = "X-Amzn-Trace-Id"
        let value: String
    }

    init(_ invocation: Invocation, deadline: Date) {
        deadlineMs = deadline.millisecondsSince1970
        requestId = invocation.requestID
        invokedFunctionArn = invocation.functionARN
        tracing = Tracing(value: invocation.traceID)
    }
}
