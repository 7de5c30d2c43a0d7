package import FunctionRuntime
package import LambdaEvents
import Logging

/// Serves one request of an HTTP API: runs the middleware's steps around `operation` and answers in any case.
///
/// Errors become problem documents; what is not a `Problem` becomes a 500 that tells nothing, and is logged. Each reply
/// carries `x-request-id` and `x-correlation-id`.
package func handleLambdaRequest(
    _ event: APIGatewayV2Request, context: LambdaContext, through middleware: RequestMiddleware,
    operation: RequestStep.Next
) async -> APIGatewayV2Response {
    let correlationID = EventTransformer().correlationID(of: event)
    let request = LambdaRequest(
        event: event, context: context, correlationID: correlationID,
        logger: middleware.logger.identified(by: context, correlationID: correlationID))
    var reply: LambdaReply
    do {
        reply = try await middleware.chain.respond(to: request, operation: operation)
    } catch {
        // Only a chain without a step that maps problems, or an error of one that stands before it, comes here.
        reply = await MapProblemStep().respond(to: request) { _ in throw error }
    }
    reply.headers["x-request-id"] = request.requestID
    reply.headers[EventTransformer.correlationHeader] = correlationID
    return APIGatewayV2Response(reply)
}

/// Serves one request whose body is a document of the type `Body`; a body of another shape is answered with 400.
package func handleLambdaRequest<Body: Decodable>(
    _ event: APIGatewayV2Request, context: LambdaContext, through middleware: RequestMiddleware,
    decoding type: Body.Type, operation: (Body, LambdaRequest) async throws -> LambdaReply
) async -> APIGatewayV2Response {
    await handleLambdaRequest(event, context: context, through: middleware) { request in
        let body: Body
        do throws(EventTransformError) {
            body = try EventTransformer().payload(type, from: request.document)
        } catch {
            throw Problem(error, bodyBytesMax: ParseBodyStep.bodyBytesMax)
        }
        return try await operation(body, request)
    }
}
