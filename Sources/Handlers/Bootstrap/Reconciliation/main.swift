import FunctionRuntime
import Reconciliation

var registry = FunctionRegistry()
ReconciliationFunctions.register(in: &registry)
LambdaRuntime.run(registry)
