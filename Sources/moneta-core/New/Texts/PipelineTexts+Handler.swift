extension PipelineTexts {
    /// The handler of the pipeline's first function.
    static let handler = #"""
        package import FunctionRuntime
        package import LambdaEvents
        package import SharedLayer

        /// Accepts a <words>: `POST /api/v1/events/<plural>`.
        package struct Validate<Name>Function: LambdaHandler {
            private let service: <Name>Service
            private let middleware: RequestMiddleware

            package init(service: <Name>Service, middleware: RequestMiddleware) {
                self.service = service
                self.middleware = middleware
            }

            package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
                await handleLambdaRequest(event, context: context, through: middleware) { request in
                    let submission = SignedSubmission(
                        body: request.body, document: request.document, signature: request.header("X-JWS-Signature"),
                        target: SubmissionTarget(
                            domainName: event.requestContext.domainName, hostField: event.headers["host"], path: event.rawPath))
                    return try .json(await service.accept(submission))
                }
            }
        }

        """#
}
