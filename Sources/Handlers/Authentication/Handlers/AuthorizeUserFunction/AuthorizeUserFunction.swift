package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Signs people in: `GET` and `POST /api/v1/auth/authorize`.
package struct AuthorizeUserFunction: LambdaHandler {
    private let flow: AuthorizationFlow
    private let middleware: RequestMiddleware

    package init(flow: AuthorizationFlow, middleware: RequestMiddleware) {
        self.flow = flow
        self.middleware = middleware
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            let browser = AuthorizationFlow.Browser(
                cookies: event.cookies ?? [], address: event.requestContext.http.sourceIp, logger: request.logger)
            return request.method == "POST"
                ? try await flow.complete(request.body, browser)
                : try await flow.begin(event.rawQueryString, browser)
        }
    }
}
