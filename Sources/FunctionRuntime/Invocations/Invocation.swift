import CurlTransport

/// One event to work on, as `next` gave it.
struct Invocation: Sendable {
    let event: [UInt8]
    /// The context, or why it cannot be read: then the invocation fails, and the loop goes on.
    let context: Result<LambdaContext, InvocationError>
    let requestID: String
    /// Set with concurrent environments; echoed on the response and the error when it came.
    let invocationID: String?

    /// - Parameter now: milliseconds since 1970.
    init(_ response: HTTPResponse, now: @escaping @Sendable () -> Int64) throws(RuntimeError) {
        let headers = response.headers
        guard let requestID = headers["Lambda-Runtime-Aws-Request-Id"], requestID.isPathSegment else {
            throw RuntimeError(
                .runtimeAPIFailed, "the Runtime API gave an invocation without a usable Lambda-Runtime-Aws-Request-Id")
        }
        self.requestID = requestID
        invocationID = headers["Lambda-Runtime-Invocation-Id"]
        event = response.body
        guard let deadline = headers["Lambda-Runtime-Deadline-Ms"].flatMap({ Int64($0) }) else {
            context = .failure(
                InvocationError(
                    code: .malformedInvocation,
                    errorMessage:
                        "Lambda-Runtime-Deadline-Ms is no time: “\(headers["Lambda-Runtime-Deadline-Ms"] ?? "")”"))
            return
        }
        context = .success(
            LambdaContext(
                requestID: requestID, deadlineMilliseconds: deadline,
                invokedFunctionARN: headers["Lambda-Runtime-Invoked-Function-Arn"] ?? "",
                traceID: headers["Lambda-Runtime-Trace-Id"], clientContext: headers["Lambda-Runtime-Client-Context"],
                identity: headers["Lambda-Runtime-Cognito-Identity"], tenantID: headers["Lambda-Runtime-Aws-Tenant-Id"],
                now: now))
    }

    /// The trace header, whether or not the rest can be read.
    var traceID: String? {
        if case .success(let context) = context { context.traceID } else { nil }
    }
}

extension String {
    /// Whether it can stand in a path as it is (RFC 3986 section 2.3).
    fileprivate var isPathSegment: Bool {
        !isEmpty && self != "." && self != ".."
            && utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"):
                    true
                default:
                    "-._~".utf8.contains(byte)
                }
            }
    }
}
