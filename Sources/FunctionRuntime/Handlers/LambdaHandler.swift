/// A function: one instance is made per execution environment and serves its invocations one after the other.
///
/// Events and results are JSON. Whatever is slow to make (clients, compiled schemas) belongs into stored properties
/// that are made once, in the factory given to `FunctionRegistry`, or on first use.
public protocol LambdaHandler<Event, Result>: Sendable {
    associatedtype Event: Decodable & Sendable
    associatedtype Result: Encodable & Sendable

    func handle(_ event: Event, context: LambdaContext) async throws -> Result
}
