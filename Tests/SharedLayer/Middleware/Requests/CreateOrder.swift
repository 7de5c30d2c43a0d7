import FunctionRuntime
import LambdaEvents
import Logging
import SharedLayer

/// The example of docs/shared-layer/requests.md.
struct CreateOrder: LambdaHandler {
    struct Order: Codable, Sendable {
        let id: String
        let amount: ExactDecimal
    }

    let middleware: RequestMiddleware
    let place: @Sendable (Order, IdempotencyExecution) async throws -> String

    init(
        logger: Logger, validator: InputValidator, idempotency: Idempotency,
        place: @escaping @Sendable (Order, IdempotencyExecution) async throws -> String
    ) {
        middleware = RequestMiddleware(
            logger: logger, methods: ["POST"],
            authorize: AuthorizeStep(JWTAuthorizer(requiring: [.scope("orders:write")])),
            validate: ValidateBodyStep(validator), idempotency: IdempotencyStep(idempotency))
        self.place = place
    }

    func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware, decoding: Order.self) {
            order, request in
            let caller = try request.principal(as: JWTPrincipal.self)
            guard let execution = request.execution else { throw Problem.internalError() }
            let receipt = try await place(order, execution)
            return try .json(["receipt": receipt, "owner": caller.subject], status: 201)
        }
    }
}
