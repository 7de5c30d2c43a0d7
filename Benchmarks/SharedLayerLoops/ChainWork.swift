import FunctionRuntime
import LambdaEvents
import Logging
import SharedLayer

/// One request through the usual chain of an HTTP API, without input or output.
struct ChainWork {
    private let event: APIGatewayV2Request
    private let context: LambdaContext
    private let middleware: RequestMiddleware

    init(_ inputs: Inputs) throws {
        event = try ChainEvent.make(body: inputs.text("contract.json"))
        context = LambdaContext(
            requestID: "8476a536-e9f4-11e8-9739-2dfe598c3fcd", deadlineMilliseconds: 1_795_262_400_000,
            invokedFunctionARN: "arn:aws:lambda:eu-central-1:123456789012:function:benchmark",
            traceID: "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0", now: { 0 })
        let schema = try InputValidator(schema: JSONParser().parse(inputs.bytes("contract.schema.json")))
        middleware = RequestMiddleware(
            logger: LoggingUtils.logger(service: "benchmark", level: .info, output: NoLogOutput()),
            steps: [ValidateBodyStep(schema)])
    }

    func respond(_ loop: Loop) async throws -> String {
        try await loop.run {
            let response = await handleLambdaRequest(
                event, context: context, through: middleware, decoding: ChainEvent.Body.self
            ) { body, _ in try .json(body) }
            guard response.statusCode == 200 else { throw UnexpectedResult(work: "chain") }
            return response.body?.utf8.count ?? 0
        }
    }
}
