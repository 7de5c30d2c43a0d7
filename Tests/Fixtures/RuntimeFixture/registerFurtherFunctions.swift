import FunctionRuntime

/// What the tests need beside the README's function.
func registerFurtherFunctions(in functions: inout FunctionRegistry) {
    functions.register("Refuse") { _ in Refuse() }
    functions.register("Unmade") { _ -> Refuse in throw FixtureError.neverMade }
    functions.register("Fetch") { _ in Fetch() }
    functions.register("Trace") { _ in Trace() }
    LambdaLogHandler.bootstrap()
    functions.register("Log") { _ in Log() }
    functions.register("Identify") { _, shutdown in
        shutdown.add("first") { Identify.say("first hook") }
        shutdown.add("failing") { throw FixtureError.refused }
        shutdown.add("last") { Identify.say("last hook") }
        return Identify()
    }
    functions.register("Linger") { _, shutdown in
        shutdown.add("never run") { Identify.say("never run") }
        shutdown.add("endless") { try await Task.sleep(for: .seconds(3_600)) }
        return Identify()
    }
    functions.register("Plain") { _ in Identify() }
    functions.registerStreaming("Stream") { _ in Stream() }
}
