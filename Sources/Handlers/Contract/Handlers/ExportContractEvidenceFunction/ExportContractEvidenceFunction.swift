package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Gives a contract's evidence as a sealed file.
package struct ExportContractEvidenceFunction: LambdaHandler {
    private let evidence: ContractEvidenceService
    private let middleware: RequestMiddleware

    package init(evidence: ContractEvidenceService, middleware: RequestMiddleware) {
        self.evidence = evidence
        self.middleware = middleware
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            let file = try await evidence.file(of: ContractReference(request))
            // An identifier has no character that a quoted string would have to escape.
            return LambdaReply(
                headers: [
                    "content-type": "application/json",
                    "content-disposition": #"attachment; filename="\#(file.fileName)""#,
                ],
                body: file.bytes)
        }
    }
}
