import FunctionRuntime

struct RawEcho: RawLambdaHandler {
    func handle(_ event: [UInt8], context: LambdaContext) async throws -> [UInt8] { event }
}
