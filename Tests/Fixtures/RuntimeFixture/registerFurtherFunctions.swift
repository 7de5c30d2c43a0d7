import FunctionRuntime

/// What the tests need beside the README's function.
func registerFurtherFunctions(in functions: inout FunctionRegistry) {
    functions.register("Refuse") { _ in Refuse() }
    functions.register("Unmade") { _ -> Refuse in throw FixtureError.neverMade }
    functions.register("Fetch") { _ in Fetch() }
    functions.register("Trace") { _ in Trace() }
    LambdaLogHandler.bootstrap()
    functions.register("Log") { _ in Log() }
}
