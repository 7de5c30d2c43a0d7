package import FunctionRuntime
package import LambdaEvents
package import Logging
import SharedLayer

/// Accepts a charge: `POST /api/v1/events/subscription_charges`.
package struct ValidateContractFunction: LambdaHandler {
    private let charges: SubscriptionChargeService
    private let logger: Logger

    package init(charges: SubscriptionChargeService, logger: Logger) {
        self.charges = charges
        self.logger = logger
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        try await handleLambdaRequest(event, context, logger) { request, logger in
            let submission = ContractSubmission(
                body: request.body, signature: request.header("X-JWS-Signature"),
                target: SubmissionTarget(host: event.requestContext.domainName, path: event.rawPath))
            let invocation = StageInvocation(
                function: "ValidateContractFunction", requestID: context.requestID, logger: logger)
            do {
                return try .json(await charges.accept(submission, invocation))
            } catch let error as SubscriptionChargeError {
                logger.notice(
                    "The charge was not accepted",
                    metadata: ["code": "\(error.code.rawValue)", "error": "\(error)"])
                throw Problem(error)
            } catch let error as RepositoryError {
                logger.error("The charge could not be handled", metadata: ["error": "\(error)"])
                throw Problem(error)
            }
        }
    }
}
