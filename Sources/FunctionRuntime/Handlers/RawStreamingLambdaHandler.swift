/// As `StreamingLambdaHandler`, with the event as the bytes that came.
public protocol RawStreamingLambdaHandler: Sendable {
    func handle(_ event: [UInt8], response: LambdaResponseWriter, context: LambdaContext) async throws
}
