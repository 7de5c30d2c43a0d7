import FunctionRuntime
import SubscriptionCharge

var registry = FunctionRegistry()
SubscriptionChargeFunctions.register(in: &registry)
LambdaRuntime.run(registry)
