/// A function over the bytes of its events and results, for those that are not JSON or whose parsing is the function's
/// own.
///
/// The loop knows only this protocol: typed handlers are adapted to it.
public protocol RawLambdaHandler: Sendable {
    /// - Parameter event: the body of the invocation, as it came.
    /// - Returns: the body of the response, which callers of `Invoke` expect to be JSON.
    func handle(_ event: [UInt8], context: LambdaContext) async throws -> [UInt8]
}
