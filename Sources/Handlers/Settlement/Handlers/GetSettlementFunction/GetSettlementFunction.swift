package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Tells where a settlement stands: `GET /api/v1/events/settlements/{settlement_id}`.
package struct GetSettlementFunction: LambdaHandler {
    private let reader: SettlementReader
    private let middleware: RequestMiddleware

    package init(reader: SettlementReader, middleware: RequestMiddleware) {
        self.reader = reader
        self.middleware = middleware
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            try .json(await reader.status(of: SettlementQuestion(request)))
        }
    }
}
