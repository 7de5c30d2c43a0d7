import CurlTransport

/// One event to work on, as `next` gave it.
struct Invocation: Sendable {
    let event: [UInt8]
    /// The context, or why it cannot be read: then the invocation fails, and the loop goes on.
    let context: Result<LambdaContext, InvocationError>
    let requestID: String
    let traceID: String?
    /// Header lines to say back with the result: the invocation id, where the Runtime API gave one.
    let echo: [String]

    /// - Parameter now: milliseconds since 1970.
    init(
        _ head: HeaderSection, event: [UInt8], now: @escaping @Sendable () -> Int64
    ) throws(RuntimeError) {
        let fields = InvocationFields(head)
        guard let requestID = fields.requestID, requestID.isPathSegment else {
            throw RuntimeError(
                .runtimeAPIFailed, "the Runtime API gave an invocation without a usable Lambda-Runtime-Aws-Request-Id")
        }
        self.requestID = requestID
        self.event = event
        traceID = fields.traceID
        echo = fields.invocationID.flatMap { $0.isFieldValue ? ["Lambda-Runtime-Invocation-Id: \($0)"] : nil } ?? []
        guard let deadline = fields.deadline.flatMap({ Int64($0) }) else {
            context = .failure(
                InvocationError(
                    code: .malformedInvocation,
                    errorMessage: "Lambda-Runtime-Deadline-Ms is no time: “\(fields.deadline ?? "")”"))
            return
        }
        context = .success(
            LambdaContext(
                requestID: requestID, deadlineMilliseconds: deadline, invokedFunctionARN: fields.functionARN ?? "",
                traceID: fields.traceID, clientContext: fields.clientContext, identity: fields.identity,
                tenantID: fields.tenantID, invocationID: fields.invocationID, now: now))
    }
}

extension String {
    /// Whether it can be sent as a header field's value as it is.
    fileprivate var isFieldValue: Bool { utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f } }

    /// Whether it can stand in a path as it is (RFC 3986 section 2.3).
    fileprivate var isPathSegment: Bool {
        !isEmpty && self != "." && self != ".."
            && utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                    UInt8(ascii: "~"):
                    true
                default:
                    false
                }
            }
    }
}
