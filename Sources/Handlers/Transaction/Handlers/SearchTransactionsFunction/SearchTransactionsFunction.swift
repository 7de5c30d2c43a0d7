package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Searches the ledger view, and exports it in CSV or JSON Lines.
package struct SearchTransactionsFunction: LambdaHandler {
    private let transactions: TransactionSearchService
    private let middleware: RequestMiddleware

    package init(transactions: TransactionSearchService, middleware: RequestMiddleware) {
        self.transactions = transactions
        self.middleware = middleware
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            let (search, format) = try TransactionSearch.read(request)
            if format == .json { return try .json(await transactions.page(search), headers: ["vary": "accept"]) }
            let part = try await TransactionExport(transactions: transactions).part(search, as: format)
            return LambdaReply(export: part.bytes, next: part.next, of: search, as: format, request)
        }
    }
}
