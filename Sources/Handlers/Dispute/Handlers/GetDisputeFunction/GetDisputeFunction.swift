package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Tells how a dispute stands: `GET /api/v1/events/disputes/{dispute_id}`.
package struct GetDisputeFunction: LambdaHandler {
    private let disputes: DisputeReader
    private let middleware: RequestMiddleware

    package init(disputes: DisputeReader, middleware: RequestMiddleware) {
        self.disputes = disputes
        self.middleware = middleware
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            try .json(await disputes.view(of: request.disputeReference()).document)
        }
    }
}
