package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Opens a dispute: `POST /api/v1/events/disputes`.
package struct ValidateDisputeTermsFunction: LambdaHandler {
    private let disputes: DisputeService
    private let metrics: EMFMetrics
    private let middleware: RequestMiddleware

    package init(disputes: DisputeService, metrics: EMFMetrics, middleware: RequestMiddleware) {
        self.disputes = disputes
        self.metrics = metrics
        self.middleware = middleware
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            let invocation = FunctionInvocation(
                function: "ValidateDisputeTermsFunction", context: context, logger: request.logger, metrics: metrics)
            return try await invocation.counting { try .json(await disputes.open(request.submission, invocation)) }
        }
    }
}
