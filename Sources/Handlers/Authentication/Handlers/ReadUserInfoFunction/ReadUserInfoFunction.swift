package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Tells a client about the user whose access token it has: `GET` and `POST /api/v1/auth/userinfo`.
package struct ReadUserInfoFunction: LambdaHandler {
    private let userInfo: UserInfo
    private let middleware: RequestMiddleware

    package init(userInfo: UserInfo, middleware: RequestMiddleware) {
        self.userInfo = userInfo
        self.middleware = middleware
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            .document(try await userInfo.claims(for: BearerToken(request.header("Authorization"))))
        }
    }
}
