import Authentication
import FunctionRuntime

var registry = FunctionRegistry()
AuthenticationFunctions.register(in: &registry)
LambdaRuntime.run(registry)
