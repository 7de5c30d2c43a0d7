package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Accepts a reconciliation: `POST /api/v1/events/reconciliations`.
package struct ValidateReconciliationDataFunction: LambdaHandler {
    private let reconciliations: ReconciliationService
    private let metrics: EMFMetrics
    private let middleware: RequestMiddleware

    package init(reconciliations: ReconciliationService, metrics: EMFMetrics, middleware: RequestMiddleware) {
        self.reconciliations = reconciliations
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
                function: "ValidateReconciliationDataFunction", context: context, logger: request.logger,
                metrics: metrics)
            return try await invocation.counting {
                try .json(await reconciliations.accept(submission, invocation), status: 202)
            }
        }
    }
}
