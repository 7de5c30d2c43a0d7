/// An invocation of type Event as it waits on disk.
struct AsynchronousEvent: Sendable {
    /// The function's ARN, without a qualifier.
    let functionARN: String
    let requestID: String
    let clientContext: String?
    let traceID: String?
    let payload: [UInt8]
    let acceptedMilliseconds: Int64
    /// How often the function was invoked with it.
    var invocations = 0
    /// How often it was throttled.
    var throttles = 0
}
