/// The functions of one bootstrap, by the names under which templates know them.
///
/// One executable serves a whole stack: `_HANDLER` says which function an environment is, and only that one is made.
/// A factory gets the process's environment variables, and makes the one instance that serves this environment's
/// invocations; what it throws fails the init phase. One that takes two arguments gets the shutdown hooks too.
public struct FunctionRegistry: Sendable {
    /// Makes a handler from the environment variables.
    public typealias Factory<Handler> = @Sendable (_ environment: [String: String]) async throws -> Handler
    /// As `Factory`, for what is to be closed when the environment ends.
    public typealias ClosingFactory<Handler> =
        @Sendable (_ environment: [String: String], _ shutdown: ShutdownHooks) async throws -> Handler

    private var factories: [String: ClosingFactory<ServedHandler>] = [:]

    public init() {}

    /// - Parameter name: what `Handler` says in the template.
    public mutating func register<H: LambdaHandler>(_ name: String, _ make: @escaping Factory<H>) {
        register(name) { environment, _ in try await make(environment) }
    }

    public mutating func register<H: LambdaHandler>(_ name: String, _ make: @escaping ClosingFactory<H>) {
        factories[name] = { .buffered(TypedHandler(handler: try await make($0, $1))) }
    }

    /// As `register`, for a handler of bytes.
    public mutating func registerRaw(_ name: String, _ make: @escaping Factory<any RawLambdaHandler>) {
        registerRaw(name) { environment, _ in try await make(environment) }
    }

    public mutating func registerRaw(_ name: String, _ make: @escaping ClosingFactory<any RawLambdaHandler>) {
        factories[name] = { .buffered(try await make($0, $1)) }
    }

    /// As `register`, for a handler that streams its response.
    public mutating func registerStreaming<H: StreamingLambdaHandler>(_ name: String, _ make: @escaping Factory<H>) {
        registerStreaming(name) { environment, _ in try await make(environment) }
    }

    public mutating func registerStreaming<H: StreamingLambdaHandler>(
        _ name: String, _ make: @escaping ClosingFactory<H>
    ) {
        factories[name] = { .streaming(TypedStreamingHandler(handler: try await make($0, $1))) }
    }

    /// As `registerStreaming`, for a handler that reads the event's bytes itself.
    public mutating func registerRawStreaming(
        _ name: String, _ make: @escaping Factory<any RawStreamingLambdaHandler>
    ) {
        registerRawStreaming(name) { environment, _ in try await make(environment) }
    }

    public mutating func registerRawStreaming(
        _ name: String, _ make: @escaping ClosingFactory<any RawStreamingLambdaHandler>
    ) {
        factories[name] = { .streaming(try await make($0, $1)) }
    }

    /// In alphabetical order.
    public var names: [String] { factories.keys.sorted() }

    func makeHandler(
        _ name: String, environment: [String: String], shutdown: ShutdownHooks
    ) async throws -> ServedHandler {
        guard let make = factories[name] else {
            let known = names.isEmpty ? "none" : names.joined(separator: ", ")
            throw InvocationError(
                code: .handlerNotFound,
                errorMessage: "_HANDLER is “\(name)”, but the functions of this bootstrap are: \(known)")
        }
        return try await make(environment, shutdown)
    }
}
