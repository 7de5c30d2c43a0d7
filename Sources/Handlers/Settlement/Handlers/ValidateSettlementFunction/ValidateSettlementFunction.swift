package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Accepts a settlement: `POST /api/v1/events/settlements`.
package struct ValidateSettlementFunction: LambdaHandler {
    private let settlements: SettlementService
    private let metrics: EMFMetrics
    private let middleware: RequestMiddleware

    package init(settlements: SettlementService, metrics: EMFMetrics, middleware: RequestMiddleware) {
        self.settlements = settlements
        self.metrics = metrics
        self.middleware = middleware
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            let submission = SignedSubmission(
                body: request.body, document: request.document, signature: request.header("X-JWS-Signature"),
                target: SubmissionTarget(
                    domainName: event.requestContext.domainName, hostField: event.headers["host"], path: event.rawPath),
                idempotencyKey: try request.header(IdempotencyKeyField.name).map(IdempotencyKeyField.key))
            let invocation = FunctionInvocation(
                function: "ValidateSettlementFunction", context: context, logger: request.logger, metrics: metrics)
            return try .json(await settlements.accept(submission, invocation))
        }
    }
}
