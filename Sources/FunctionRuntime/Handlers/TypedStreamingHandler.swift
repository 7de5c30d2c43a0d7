/// A typed streaming handler as the loop sees it.
struct TypedStreamingHandler<Handler: StreamingLambdaHandler>: RawStreamingLambdaHandler {
    let handler: Handler

    func handle(_ event: [UInt8], response: LambdaResponseWriter, context: LambdaContext) async throws {
        try await handler.handle(
            EventJSON.decode(Handler.Event.self, from: event), response: response, context: context)
    }
}
