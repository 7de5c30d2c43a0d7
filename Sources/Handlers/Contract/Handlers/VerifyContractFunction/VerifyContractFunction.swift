package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Verifies a contract's signatures and its event chain, and reports each check.
package struct VerifyContractFunction: LambdaHandler {
    private let evidence: ContractEvidenceService
    private let middleware: RequestMiddleware

    package init(evidence: ContractEvidenceService, middleware: RequestMiddleware) {
        self.evidence = evidence
        self.middleware = middleware
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            try await .json(evidence.report(on: ContractReference(request)))
        }
    }
}
