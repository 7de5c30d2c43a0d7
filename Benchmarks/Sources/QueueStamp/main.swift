import FunctionRuntime

var functions = FunctionRegistry()
functions.register("QueueStamp") { _ in try QueueStamp() }
LambdaRuntime.run(functions)
