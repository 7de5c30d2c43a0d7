/// Runs a handler in a unit test as the runtime would, with no sockets: JSON in, JSON out, errors as Lambda shows them.
///
///     let tester = HandlerTester(SweepOutboxFunction(…))
///     let result = try await tester.invoke(json: fixture)
public struct HandlerTester<Handler: LambdaHandler>: Sendable {
    private let handler: Handler
    private let context: LambdaContext

    /// - Parameter context: what the handler sees; by default a made-up invocation with 30 seconds left.
    public init(_ handler: Handler, context: LambdaContext = .forTesting()) {
        self.handler = handler
        self.context = context
    }

    /// Decodes the event, runs the handler and gives back its typed result.
    public func invoke(json: [UInt8]) async throws -> Handler.Result {
        let event = try EventJSON.decode(Handler.Event.self, from: json)
        return try await InvocationScope.run(context) { try await handler.handle(event, context: context) }
    }

    public func invoke(json: String) async throws -> Handler.Result {
        try await invoke(json: Array(json.utf8))
    }

    /// The body that would go to the Runtime API: the result, or the error that was thrown as `{errorMessage,
    /// errorType, stackTrace}`.
    public func responseJSON(to json: [UInt8]) async -> String {
        do {
            return String(decoding: try EventJSON.encode(await invoke(json: json)), as: UTF8.self)
        } catch {
            return String(decoding: ErrorReport(error).json, as: UTF8.self)
        }
    }
}
