package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Tells a client whether a token counts: `POST /api/v1/auth/introspect`.
package struct IntrospectTokenFunction: LambdaHandler {
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
            return .document(try await introspection.introspect(form, by: client))
        }
    }
}
