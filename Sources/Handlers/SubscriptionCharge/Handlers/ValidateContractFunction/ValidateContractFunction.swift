package import FunctionRuntime
package import LambdaEvents
import Logging
package import SharedLayer

/// Accepts a charge: `POST /api/v1/events/subscription_charges`.
package struct ValidateContractFunction: LambdaHandler {
    private let charges: SubscriptionChargeService
    private let metrics: EMFMetrics
    private let middleware: RequestMiddleware

    package init(charges: SubscriptionChargeService, metrics: EMFMetrics, middleware: RequestMiddleware) {
        self.charges = charges
        self.metrics = metrics
        self.middleware = middleware
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            let key = try request.header(IdempotencyKeyField.name).map(IdempotencyKeyField.key)
            let submission = SignedSubmission(
                body: request.body, document: request.document, signature: request.header("X-JWS-Signature"),
                target: SubmissionTarget(
                    domainName: event.requestContext.domainName, hostField: event.headers["host"], path: event.rawPath),
                idempotencyKey: key)
            let invocation = FunctionInvocation(
                function: "ValidateContractFunction", context: context, logger: request.logger, metrics: metrics,
                correlationID: request.correlationID)
            do {
                return try .json(await charges.accept(submission, invocation))
            } catch let error as SubscriptionChargeError {
                metrics.record(.chargesRefused, by: [MetricDimension("code", error.code)])
                throw error
            } catch let error as IdempotencyError {
                metrics.record(.chargesRefused, by: [MetricDimension("code", error.code)])
                throw error
            }
        }
    }
}
