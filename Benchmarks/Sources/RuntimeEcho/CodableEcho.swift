import FunctionRuntime

struct CodableEcho: LambdaHandler {
    func handle(_ event: ChargeEvent, context: LambdaContext) async throws -> ChargeEvent { event }
}
