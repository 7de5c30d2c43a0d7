package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Takes evidence: `POST /api/v1/events/disputes/{dispute_id}/evidence`.
package struct SubmitEvidenceFunction: LambdaHandler {
    private let evidence: DisputeEvidenceService
    private let metrics: EMFMetrics
    private let middleware: RequestMiddleware

    package init(evidence: DisputeEvidenceService, metrics: EMFMetrics, middleware: RequestMiddleware) {
        self.evidence = evidence
        self.metrics = metrics
        self.middleware = middleware
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            let invocation = FunctionInvocation(
                function: "SubmitEvidenceFunction", context: context, logger: request.logger, metrics: metrics)
            return try await invocation.counting {
                try .json(await evidence.submit(request.submission, to: request.disputeID(), invocation))
            }
        }
    }
}
