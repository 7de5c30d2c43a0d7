import Dispute
import FunctionRuntime

var registry = FunctionRegistry()
DisputeFunctions.register(in: &registry)
LambdaRuntime.run(registry)
