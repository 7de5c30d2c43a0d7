package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Withdraws a dispute: `POST /api/v1/events/disputes/{dispute_id}/withdrawals`.
package struct WithdrawDisputeFunction: LambdaHandler {
    private let withdrawals: DisputeWithdrawalService
    private let metrics: EMFMetrics
    private let middleware: RequestMiddleware

    package init(withdrawals: DisputeWithdrawalService, metrics: EMFMetrics, middleware: RequestMiddleware) {
        self.withdrawals = withdrawals
        self.metrics = metrics
        self.middleware = middleware
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            let invocation = FunctionInvocation(
                function: "WithdrawDisputeFunction", context: context, logger: request.logger, metrics: metrics)
            return try await invocation.counting {
                try .json(await withdrawals.withdraw(request.submission, request.disputeID(), invocation))
            }
        }
    }
}
