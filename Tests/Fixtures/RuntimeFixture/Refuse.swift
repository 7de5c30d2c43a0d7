import FunctionRuntime

/// Fails every invocation.
struct Refuse: LambdaHandler {
    struct Anything: Decodable {}

    func handle(_ event: Anything, context: LambdaContext) async throws -> String {
        throw FixtureError.refused
    }
}
