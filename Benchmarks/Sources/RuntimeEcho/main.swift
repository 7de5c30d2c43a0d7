import FunctionRuntime

var functions = FunctionRegistry()
functions.registerRaw("RawEcho") { _ in RawEcho() }
functions.register("CodableEcho") { _ in CodableEcho() }
LambdaRuntime.run(functions)
