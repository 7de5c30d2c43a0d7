package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Gives a settlement's ledger, a page at a time: `GET /api/v1/events/settlements/{settlement_id}/lines`.
package struct ListSettlementLinesFunction: LambdaHandler {
    private let reader: SettlementReader
    private let middleware: RequestMiddleware

    package init(reader: SettlementReader, middleware: RequestMiddleware) {
        self.reader = reader
        self.middleware = middleware
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            let question = try SettlementLinesQuestion(request)
            return try .json(
                await reader.lines(of: question.settlement, after: question.last, recordsMax: question.recordsMax))
        }
    }
}
