import FunctionRuntime

struct Greet: LambdaHandler {
    struct Person: Decodable { let name: String }

    func handle(_ person: Person, context: LambdaContext) async throws -> String {
        "Hello, \(person.name)"
    }
}

var functions = FunctionRegistry()
functions.register("Greet") { environment in Greet() }
registerFurtherFunctions(in: &functions)
LambdaRuntime.run(functions)
