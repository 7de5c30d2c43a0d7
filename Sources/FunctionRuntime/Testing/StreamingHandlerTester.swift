/// Runs a streaming handler in a unit test, with no sockets, and keeps what it writes.
///
///     let response = await StreamingHandlerTester(ExportFunction(…)).invoke(json: fixture)
public struct StreamingHandlerTester<Handler: StreamingLambdaHandler>: Sendable {
    private let handler: Handler
    private let context: LambdaContext

    /// - Parameter context: what the handler sees; by default a made-up invocation with 30 seconds left.
    public init(_ handler: Handler, context: LambdaContext = .forTesting()) {
        self.handler = handler
        self.context = context
    }

    /// Decodes the event and runs the handler to its end.
    public func invoke(json: [UInt8]) async -> StreamedResponse {
        let sink = CollectedResponse()
        do {
            let event = try EventJSON.decode(Handler.Event.self, from: json)
            try await InvocationScope.run(context) {
                try await handler.handle(event, response: LambdaResponseWriter(sink: sink), context: context)
            }
            return sink.response(failedWith: nil)
        } catch {
            return sink.response(failedWith: String(decoding: ErrorReport(error).json, as: UTF8.self))
        }
    }

    public func invoke(json: String) async -> StreamedResponse {
        await invoke(json: Array(json.utf8))
    }
}
