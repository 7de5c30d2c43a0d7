/// The functions of one bootstrap, by the names under which templates know them.
///
/// One executable serves a whole stack: `_HANDLER` says which function an environment is, and only that one is made.
public struct FunctionRegistry: Sendable {
    typealias Factory = @Sendable (_ environment: [String: String]) async throws -> any RawLambdaHandler

    private var factories: [String: Factory] = [:]

    public init() {}

    /// - Parameters:
    ///   - name: what `Handler` says in the template.
    ///   - make: makes the one instance that serves this environment's invocations. What it throws fails the init
    ///     phase.
    public mutating func register<H: LambdaHandler>(
        _ name: String, _ make: @escaping @Sendable (_ environment: [String: String]) async throws -> H
    ) {
        factories[name] = { environment in TypedHandler(handler: try await make(environment)) }
    }

    /// As `register`, for a handler of bytes.
    public mutating func registerRaw(
        _ name: String,
        _ make: @escaping @Sendable (_ environment: [String: String]) async throws -> any RawLambdaHandler
    ) {
        factories[name] = make
    }

    /// In alphabetical order.
    public var names: [String] { factories.keys.sorted() }

    func makeHandler(_ name: String, environment: [String: String]) async throws -> any RawLambdaHandler {
        guard let make = factories[name] else {
            let known = names.isEmpty ? "none" : names.joined(separator: ", ")
            throw InvocationError(
                code: .handlerNotFound,
                errorMessage: "_HANDLER is “\(name)”, but the functions of this bootstrap are: \(known)")
        }
        return try await make(environment)
    }
}
