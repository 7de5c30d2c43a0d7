package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Looks after users: `/api/v1/auth/users` and what is below.
package struct ManageUserFunction: LambdaHandler {
    private let users: UserDirectory
    private let middleware: RequestMiddleware

    package init(users: UserDirectory, middleware: RequestMiddleware) {
        self.users = users
        self.middleware = middleware
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            let caller = try request.principal(as: CallerPrincipal.self)
            let userID = event.pathParameters?["userId"] ?? ""
            switch Route(event.routeKey) {
            case .create:
                let user = try await users.create(request.read(UserRequest.self, .user), by: caller)
                return try .json(user, status: 201, headers: ["location": "/api/v1/auth/users/\(user.userID)"])
            case .list:
                let query = try FormParameters(query: event.rawQueryString)
                return try .json(
                    await users.list(organizationID: query["organization_id"], after: query["after"], by: caller))
            case .read:
                return try .json(await users.read(userID, by: caller))
            case .change:
                return try .json(
                    await users.change(userID, request.read(UserChange.self, .userChange), by: caller))
            case .setPassword:
                let change = try request.read(PasswordChange.self, .passwordChange)
                return try .json(await users.setPassword(userID, change.password, by: caller))
            case nil:
                throw UserDirectory.missing("the route \(event.routeKey)")
            }
        }
    }

    private enum Route: CaseIterable {
        case create, list, read, change, setPassword

        init?(_ routeKey: String) {
            guard let route = Self.allCases.first(where: { $0.key == routeKey }) else { return nil }
            self = route
        }

        private var key: String {
            let user = "/api/v1/auth/users/{userId}"
            return switch self {
            case .create: "POST /api/v1/auth/users"
            case .list: "GET /api/v1/auth/users"
            case .read: "GET \(user)"
            case .change: "PATCH \(user)"
            case .setPassword: "PUT \(user)/password"
            }
        }
    }
}
