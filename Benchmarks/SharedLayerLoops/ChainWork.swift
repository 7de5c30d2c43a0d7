import CurlTransport
import FunctionRuntime
import LambdaEvents
import Logging
import SharedLayer
import Synchronization

/// One request through the whole chain of an HTTP API: logged, traced, counted, authorized, parsed, validated, and its effect
/// recorded under a key of its own. Nothing is read or written: what the chain sends is made, and dropped.
final class ChainWork {
    private let context: LambdaContext
    private let middleware: RequestMiddleware
    private let body: String
    private let requests = Atomic(0)

    init(_ inputs: Inputs) throws {
        body = try inputs.text("contract.json")
        context = LambdaContext(
            requestID: "8476a536-e9f4-11e8-9739-2dfe598c3fcd",
            deadlineMilliseconds: Timestamp.now().millisecondsSince1970 + 3_600_000,
            invokedFunctionARN: "arn:aws:lambda:eu-central-1:123456789012:function:benchmark",
            traceID: "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1",
            now: { Timestamp.now().millisecondsSince1970 })
        let schema = try InputValidator(schema: JSONParser().parse(inputs.bytes("contract.schema.json")))
        let logger = LoggingUtils.logger(service: "benchmark", level: .info, output: NoLogOutput())
        let tracer = XRayTracer(XRayTracerSettings(service: "benchmark", daemon: nil), sender: NoSegments())
        let metrics = try EMFMetrics(
            MetricsSettings(namespace: "Benchmark", service: "benchmark"), output: NoLogOutput())
        let dynamo = DynamoClient(
            configuration: AWSConfiguration(
                region: "eu-central-1", credentials: AWSCredentials(accessKeyID: "id", secretAccessKey: "secret")),
            http: InstantTransport())
        let idempotency = Idempotency(ServiceSurroundings(logger: logger), dynamo: dynamo, table: "benchmark")
        middleware = RequestMiddleware(
            logger: logger, trace: TraceStep(tracer), metrics: MetricsStep(metrics), methods: ["POST"],
            authorize: AuthorizeStep(JWTAuthorizer(requiring: [.scope("charges:write")])),
            validate: ValidateBodyStep(schema), steps: [CountingStep(metrics: metrics)],
            idempotency: IdempotencyStep(idempotency))
    }

    func respond(_ loop: Loop) async throws -> String {
        try await loop.run {
            let number = requests.add(1, ordering: .relaxed).newValue
            let event = ChainEvent.make(body: body, idempotencyKey: "key-\(number)")
            let response = await handleLambdaRequest(
                event, context: context, through: middleware, decoding: ChainEvent.Body.self
            ) { body, _ in try .json(body) }
            guard response.statusCode == 200, response.headers?["idempotency-replayed"] == nil else {
                throw UnexpectedResult(work: "chain")
            }
            return response.body?.utf8.count ?? 0
        }
    }
}
