package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Tells a transaction with its events; a charge with its disputes, and the settlements and reconciliations that cover it.
package struct ReadTransactionFunction: LambdaHandler {
    private let transactions: TransactionSearchService
    private let middleware: RequestMiddleware

    package init(transactions: TransactionSearchService, middleware: RequestMiddleware) {
        self.transactions = transactions
        self.middleware = middleware
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            try await .json(transactions.detail(LedgerReference(request)))
        }
    }
}
