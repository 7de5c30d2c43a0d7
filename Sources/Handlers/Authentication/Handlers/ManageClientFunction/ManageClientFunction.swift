package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Looks after clients: `/api/v1/auth/clients` and what is below.
package struct ManageClientFunction: LambdaHandler {
    private let clients: ClientRegistry
    private let middleware: RequestMiddleware

    package init(clients: ClientRegistry, middleware: RequestMiddleware) {
        self.clients = clients
        self.middleware = middleware
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            let caller = try request.principal(as: CallerPrincipal.self)
            let clientID = event.pathParameters?["clientId"] ?? ""
            let noStore = ["cache-control": "no-store"]
            switch Route(event.routeKey) {
            case .register:
                let client = try await clients.register(request.read(ClientRequest.self, .client), by: caller)
                return try .json(client, status: 201, headers: noStore)
            case .list:
                let query = try FormParameters(query: event.rawQueryString)
                return try .json(
                    await clients.list(organizationID: query["organization_id"], after: query["after"], by: caller))
            case .read:
                return try .json(await clients.read(clientID, by: caller))
            case .change:
                return try .json(
                    await clients.change(clientID, request.read(ClientChange.self, .clientChange), by: caller))
            case .rotateSecret:
                return try .json(await clients.rotateSecret(of: clientID, by: caller), headers: noStore)
            case nil:
                throw UserDirectory.missing("the route \(event.routeKey)")
            }
        }
    }

    private enum Route: CaseIterable {
        case register, list, read, change, rotateSecret

        init?(_ routeKey: String) {
            guard let route = Self.allCases.first(where: { $0.key == routeKey }) else { return nil }
            self = route
        }

        private var key: String {
            let client = "/api/v1/auth/clients/{clientId}"
            return switch self {
            case .register: "POST /api/v1/auth/clients"
            case .list: "GET /api/v1/auth/clients"
            case .read: "GET \(client)"
            case .change: "PATCH \(client)"
            case .rotateSecret: "POST \(client)/secret"
            }
        }
    }
}
