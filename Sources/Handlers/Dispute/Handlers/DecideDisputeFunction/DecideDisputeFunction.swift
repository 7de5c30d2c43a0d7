package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Decides a dispute: `POST /api/v1/events/disputes/{dispute_id}/decisions`.
package struct DecideDisputeFunction: LambdaHandler {
    private let decisions: DisputeDecisionService
    private let metrics: EMFMetrics
    private let middleware: RequestMiddleware

    package init(decisions: DisputeDecisionService, metrics: EMFMetrics, middleware: RequestMiddleware) {
        self.decisions = decisions
        self.metrics = metrics
        self.middleware = middleware
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            let invocation = FunctionInvocation(
                function: "DecideDisputeFunction", context: context, logger: request.logger, metrics: metrics)
            return try await invocation.counting {
                let caller = try request.principal(as: CallerPrincipal.self).id
                let reference = try request.disputeReference()
                return try .json(
                    await decisions.decide(
                        DisputeDecision(document: request.document), of: reference, by: caller,
                        requestHash: Self.hash(of: request, caller), invocation))
            }
        }
    }

    /// What makes a repeat of the same decision: the caller, its key and the exact bytes.
    private static func hash(of request: LambdaRequest, _ caller: String) -> String {
        let head = "\(caller)\n\(request.header("Idempotency-Key") ?? "")\n"
        return SignedRequest<DisputeReference>.hash(of: Array(head.utf8) + request.body)
    }
}
