/// A typed handler as the loop sees it: JSON bytes in and out.
struct TypedHandler<Handler: LambdaHandler>: RawLambdaHandler {
    let handler: Handler

    func handle(_ event: [UInt8], context: LambdaContext) async throws -> [UInt8] {
        let event = try EventJSON.decode(Handler.Event.self, from: event)
        return try EventJSON.encode(await handler.handle(event, context: context))
    }
}
