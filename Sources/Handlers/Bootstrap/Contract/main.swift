import Contract
import FunctionRuntime

var registry = FunctionRegistry()
ContractFunctions.register(in: &registry)
LambdaRuntime.run(registry)
