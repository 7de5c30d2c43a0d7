import FunctionRuntime
import Partner

var registry = FunctionRegistry()
PartnerFunctions.register(in: &registry)
LambdaRuntime.run(registry)
