import FoundationEssentials

/// An answer of the Runtime API.
struct RuntimeReply: Sendable, Equatable {
    let status: Int
    var headers: [String: String] = [:]
    let body: [UInt8]

    static let accepted = RuntimeReply(status: 202, body: Array("{\"status\":\"OK\"}\n".utf8))

    static let invalidRequestID = error(400, "InvalidRequestID", "Invalid request ID")

    static let tooLarge = error(
        413, "RequestEntityTooLarge",
        "Exceeded maximum allowed payload size (\(InvocationLimits.responseBytesMax) bytes).")

    static let notFound = error(404, "NotFound", "There is no such call in the Runtime API of version 2018-06-01.")

    /// The environment has ended while the runtime waited for its next invocation.
    static let environmentEnded = error(410, "EnvironmentEnded", "The execution environment has ended.")

    static func forbidden(from state: String, to next: String) -> RuntimeReply {
        error(
            403, "InvalidStateTransition",
            "State transition from \(state) to \(next) failed for runtime. Error: State transition is not allowed")
    }

    /// The next invocation, with the payload as the body.
    static func invocation(_ invocation: Invocation, deadline: Date) -> RuntimeReply {
        var headers = [
            "content-type": "application/json",
            "lambda-runtime-aws-request-id": invocation.requestID,
            "lambda-runtime-deadline-ms": String(Int64((deadline.timeIntervalSince1970 * 1000).rounded(.down))),
            "lambda-runtime-invoked-function-arn": invocation.functionARN,
            "lambda-runtime-trace-id": invocation.traceID,
        ]
        // The Invoke API takes the context as base64; the runtime gets the JSON behind it.
        if let context = invocation.clientContext {
            headers["lambda-runtime-client-context"] =
                Data(base64Encoded: context)
                .flatMap { String(validating: $0, as: UTF8.self) } ?? context
        }
        return RuntimeReply(status: 200, headers: headers, body: invocation.payload)
    }

    private static func error(_ status: Int, _ type: String, _ message: String) -> RuntimeReply {
        RuntimeReply(
            status: status, headers: ["content-type": "application/json"], body: FunctionError(type, message).payload)
    }
}
