import FoundationEssentials

/// An answer of the Runtime API or the Extensions API.
struct RuntimeReply: Sendable, Equatable {
    let status: Int
    var headers: [String: String] = [:]
    let body: [UInt8]

    static let accepted = RuntimeReply(status: 202, body: Array("{\"status\":\"OK\"}\n".utf8))

    static let invalidRequestID = error(400, "InvalidRequestID", "Invalid request ID")

    static let invalidResponseMode = error(400, "InvalidFunctionResponseMode", "Invalid function response mode")

    static let truncated = error(400, "TruncatedHTTPRequest", "HTTP request detected as truncated")

    static let tooLarge = tooLarge(bytesMax: InvocationLimits.responseBytesMax)

    static let streamTooLarge = tooLarge(bytesMax: InvocationLimits.streamedResponseBytesMax)

    static let notFound = error(404, "NotFound", "There is no such call in the Lambda Runtime or Extensions API.")

    /// The answer comes too late: the invocation has timed out.
    static let invokeTimeout = error(410, "InvokeTimeout", "Invoke timeout")

    /// The environment has ended while the runtime waited for its next invocation.
    static let environmentEnded = error(410, "EnvironmentEnded", "The execution environment has ended.")

    /// What AWS's own local emulator answers; the status is the one that AWS documents for local testing.
    static let telemetryNotSupported = error(202, "Telemetry.NotSupported", "Telemetry API is not supported")

    static let logsNotSupported = error(202, "Logs.NotSupported", "Logs API is not supported")

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
            "lambda-runtime-deadline-ms": String(deadline.millisecondsSince1970),
            "lambda-runtime-invocation-id": invocation.invocationID,
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

    static func error(_ status: Int, _ type: String, _ message: String) -> RuntimeReply {
        RuntimeReply(
            status: status, headers: ["content-type": "application/json"], body: FunctionError(type, message).payload)
    }

    static func json(_ status: Int, _ value: some Encodable, headers: [String: String] = [:]) -> RuntimeReply {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return RuntimeReply(
            status: status, headers: headers.merging(["content-type": "application/json"]) { given, _ in given },
            body: (try? Array(encoder.encode(value))) ?? Array("{}".utf8))
    }

    private static func tooLarge(bytesMax: Int) -> RuntimeReply {
        error(413, "RequestEntityTooLarge", "Exceeded maximum allowed payload size (\(bytesMax) bytes).")
    }
}

extension Date {
    /// Rounded down: a deadline promises no more time than there is.
    var millisecondsSince1970: Int64 { Int64((timeIntervalSince1970 * 1000).rounded(.down)) }
}
