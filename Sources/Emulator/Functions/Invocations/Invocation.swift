/// One invocation on its way to an execution environment, with the places where its caller waits.
struct Invocation: Sendable {
    let function: FunctionConfiguration
    let functionARN: String
    let requestID: String
    let payload: [UInt8]
    let clientContext: String?
    let traceID: String
    /// Filled when an environment has taken it, so that waiting in the queue is over.
    let admitted = OneShot<Void>()
    let ended = OneShot<Result<InvocationResult, InvocationError>>()
}
