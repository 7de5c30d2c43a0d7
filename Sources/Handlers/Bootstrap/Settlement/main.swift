import FunctionRuntime
import Settlement

var registry = FunctionRegistry()
SettlementFunctions.register(in: &registry)
LambdaRuntime.run(registry)
