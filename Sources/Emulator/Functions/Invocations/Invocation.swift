/// One invocation on its way to an execution environment, with the places where its caller waits.
struct Invocation: Sendable {
    let function: FunctionConfiguration
    let functionARN: String
    let requestID: String
    /// Never used again, where a request id may be: for another attempt, or by a caller's choice.
    let invocationID: String
    let payload: [UInt8]
    let clientContext: String?
    let traceID: String
    /// Where the caller takes a streamed response; nil for a caller that takes it whole.
    let response: StreamedResponseSlot?
    /// Filled when an environment has taken it, so that waiting in the queue is over.
    let admitted = OneShot<Void>()
    let ended = OneShot<Result<InvocationResult, InvocationError>>()
}
