package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Exchanges codes, refresh tokens and clients' own credentials for tokens: `POST /api/v1/auth/token`.
package struct IssueTokenFunction: LambdaHandler {
    private let clients: ClientLogin
    private let exchange: TokenExchange
    private let metrics: EMFMetrics
    private let middleware: RequestMiddleware

    package init(
        clients: ClientLogin, exchange: TokenExchange, metrics: EMFMetrics, middleware: RequestMiddleware
    ) {
        self.clients = clients
        self.exchange = exchange
        self.metrics = metrics
        self.middleware = middleware
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            do {
                let form = try FormParameters(request.body)
                let client = try await clients.client(authorization: request.header("Authorization"), form: form)
                let response = try await exchange.exchange(form, by: client)
                metrics.record(.tokensIssued)
                return response.reply
            } catch let error as AuthenticationError {
                metrics.record(.tokensRefused, by: [MetricDimension("code", error.code)])
                throw error
            }
        }
    }
}
