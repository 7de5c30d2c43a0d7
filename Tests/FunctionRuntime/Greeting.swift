import FunctionRuntime

struct Greeting: Codable, Equatable, Sendable {
    var name: String
    var details: Details?

    struct Details: Codable, Equatable, Sendable {
        var numbers: [Int]
    }
}

/// Answers with the same greeting, or does as its closure says.
struct Greeter: LambdaHandler {
    var respond: @Sendable (Greeting, LambdaContext) async throws -> Greeting = { greeting, _ in greeting }

    func handle(_ event: Greeting, context: LambdaContext) async throws -> Greeting {
        try await respond(event, context)
    }
}

extension FunctionRegistry {
    /// `Greet`, and another that must never be made.
    static func greeting(
        _ respond: @escaping @Sendable (Greeting, LambdaContext) async throws -> Greeting = { greeting, _ in greeting }
    ) -> FunctionRegistry {
        var registry = FunctionRegistry()
        registry.register("Greet") { _ in Greeter(respond: respond) }
        registry.register("Absent") { (_: [String: String]) async throws -> Greeter in throw GreetingError.neverMade }
        return registry
    }
}

enum GreetingError: Error {
    case neverMade
    case failed
}
