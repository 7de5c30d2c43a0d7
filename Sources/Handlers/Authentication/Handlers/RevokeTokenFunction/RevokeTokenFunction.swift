package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Ends a token: `POST /api/v1/auth/revoke`.
package struct RevokeTokenFunction: LambdaHandler {
    private let clients: ClientLogin
    private let introspection: TokenIntrospection
    private let middleware: RequestMiddleware

    package init(clients: ClientLogin, introspection: TokenIntrospection, middleware: RequestMiddleware) {
        self.clients = clients
        self.introspection = introspection
        self.middleware = middleware
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            let form = try FormParameters(request.body)
            let client = try await clients.client(authorization: request.header("Authorization"), form: form)
            try await introspection.revoke(form, by: client)
            return LambdaReply(status: 200, headers: ["cache-control": "no-store"])
        }
    }
}
