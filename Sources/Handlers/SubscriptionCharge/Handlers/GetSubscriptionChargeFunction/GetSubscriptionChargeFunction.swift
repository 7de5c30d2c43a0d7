package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Says how a charge stands: `GET /api/v1/events/subscription_charges/{contract_id}`.
package struct GetSubscriptionChargeFunction: LambdaHandler {
    private let charges: SubscriptionChargeReader
    private let middleware: RequestMiddleware

    package init(charges: SubscriptionChargeReader, middleware: RequestMiddleware) {
        self.charges = charges
        self.middleware = middleware
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            let caller = try request.principal(as: CallerPrincipal.self)
            let query = request.event.queryStringParameters ?? [:]
            let organizationID = query["organization_id"] ?? caller.tenantID
            guard caller.maySee(organizationID) else {
                throw SubscriptionChargeError(.notFound, "\(caller.id) may not see \(organizationID).")
            }
            let contract = ContractReference(
                organizationID: organizationID, contractID: request.event.pathParameters?["contract_id"] ?? "",
                period: query["period"])
            return try .json(await charges.charge(contract))
        }
    }
}
