package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Searches an organization's contracts.
package struct SearchContractsFunction: LambdaHandler {
    private let contracts: ContractReader
    private let middleware: RequestMiddleware

    package init(contracts: ContractReader, middleware: RequestMiddleware) {
        self.contracts = contracts
        self.middleware = middleware
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            try await .json(contracts.search(ContractSearch(request)))
        }
    }
}
