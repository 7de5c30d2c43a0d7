package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Shows a reconciliation: `GET /api/v1/events/reconciliations/{reconciliation_id}`.
package struct GetReconciliationFunction: LambdaHandler {
    private let reconciliations: ReconciliationReadService
    private let middleware: RequestMiddleware

    package init(reconciliations: ReconciliationReadService, middleware: RequestMiddleware) {
        self.reconciliations = reconciliations
        self.middleware = middleware
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            let found = try await reconciliations.reconciliation(
                event.pathParameters?["reconciliation_id"] ?? "",
                of: event.queryStringParameters?["organization_id"], for: request.principal())
            return try .json(ReconciliationView(found).json)
        }
    }
}
