package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Shows how each record ended, page by page: `GET /api/v1/events/reconciliations/{reconciliation_id}/results`.
package struct ListReconciliationResultsFunction: LambdaHandler {
    private let reconciliations: ReconciliationReadService
    private let middleware: RequestMiddleware

    package init(reconciliations: ReconciliationReadService, middleware: RequestMiddleware) {
        self.reconciliations = reconciliations
        self.middleware = middleware
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            let query = event.queryStringParameters ?? [:]
            let found = try await reconciliations.reconciliation(
                event.pathParameters?["reconciliation_id"] ?? "", of: query["organization_id"],
                for: request.principal())
            let page = try await reconciliations.results(
                of: found, linesMax: try Self.limit(query["limit"]), from: try Self.cursor(query["cursor"]))
            var reply: [(String, JSONValue)] = [("results", .array(page.lines))]
            if let next = page.next { reply.append(("next_cursor", .string(next.text))) }
            return try .json(JSONValue.object(JSONObject(reply)))
        }
    }

    private static func limit(_ text: String?) throws(Problem) -> Int {
        guard let text else { return ReconciliationReadService.linesDefault }
        guard let limit = Int(text), 1...ReconciliationReadService.linesMax ~= limit else {
            throw .badRequest(detail: "limit must be from 1 to \(ReconciliationReadService.linesMax).")
        }
        return limit
    }

    private static func cursor(_ text: String?) throws(ReconciliationError) -> ResultCursor? {
        guard let text else { return nil }
        guard let cursor = ResultCursor(text) else {
            throw ReconciliationError(.malformedCursor, "The cursor is none.")
        }
        return cursor
    }
}
