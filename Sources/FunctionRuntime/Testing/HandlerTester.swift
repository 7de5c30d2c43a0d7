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
        try await handler.handle(EventJSON.decode(Handler.Event.self, from: json), context: context)
    }

    public func invoke(json: String) async throws -> Handler.Result {
        try await invoke(json: Array(json.utf8))
    }

    /// The body that would go to the Runtime API: the result, or the error that was thrown as `{errorMessage,
    /// errorType, stackTrace}`.
    public func responseJSON(to json: [UInt8]) async -> String {
        do {
            let result = try await TypedHandler(handler: handler).handle(json, context: context)
            return String(decoding: result, as: UTF8.self)
        } catch {
            return String(decoding: ErrorReport(error).json, as: UTF8.self)
        }
    }
}

extension LambdaContext {
    /// A context for unit tests: the clock stands still at `nowMilliseconds`.
    public static func forTesting(
        requestID: String = "11111111-2222-4333-8444-555555555555", remainingMilliseconds: Int64 = 30_000,
        nowMilliseconds: Int64 = 1_795_262_400_000,
        invokedFunctionARN: String = "arn:aws:lambda:eu-west-1:123456789012:function:under-test", traceID: String? = nil
    ) -> LambdaContext {
        LambdaContext(
            requestID: requestID, deadlineMilliseconds: nowMilliseconds + remainingMilliseconds,
            invokedFunctionARN: invokedFunctionARN, traceID: traceID, now: { nowMilliseconds })
    }
}
