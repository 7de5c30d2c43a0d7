import FunctionRuntime
import Transaction

var registry = FunctionRegistry()
TransactionFunctions.register(in: &registry)
LambdaRuntime.run(registry)
