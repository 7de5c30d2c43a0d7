package import FunctionRuntime
package import LambdaEvents
import Logging

/// Serves one request of an HTTP API: runs the middleware's steps around `operation` and answers in any case.
///
/// Errors become problem documents; what is neither a `Problem` nor a `ProblemConvertible` becomes a 500 that tells
/// nothing, and is logged. Each reply carries `x-request-id` and `x-correlation-id`.
package func handleLambdaRequest(
    _ event: APIGatewayV2Request, context: LambdaContext, through middleware: RequestMiddleware,
    operation: RequestStep.Next
) async -> APIGatewayV2Response {
    APIGatewayV2Response(await middleware.reply(to: event, context: context, operation: operation))
}

/// Serves one request of a REST API, or of an HTTP API in payload format 1.0, through the same chain.
package func handleLambdaRequest(
    _ event: APIGatewayRequest, context: LambdaContext, through middleware: RequestMiddleware,
    operation: RequestStep.Next
) async -> APIGatewayResponse {
    APIGatewayResponse(
        await middleware.reply(to: APIGatewayV2Request(event), context: context, operation: operation))
}

/// Serves one request whose body is a document of the type `Body`; a body of another shape is answered with 400.
package func handleLambdaRequest<Body: Decodable>(
    _ event: APIGatewayV2Request, context: LambdaContext, through middleware: RequestMiddleware,
    decoding type: Body.Type, operation: (Body, LambdaRequest) async throws -> LambdaReply
) async -> APIGatewayV2Response {
    await handleLambdaRequest(event, context: context, through: middleware) { request in
        try await operation(request.payload(type), request)
    }
}

/// Serves one request of a REST API whose body is a document of the type `Body`.
package func handleLambdaRequest<Body: Decodable>(
    _ event: APIGatewayRequest, context: LambdaContext, through middleware: RequestMiddleware,
    decoding type: Body.Type, operation: (Body, LambdaRequest) async throws -> LambdaReply
) async -> APIGatewayResponse {
    await handleLambdaRequest(event, context: context, through: middleware) { request in
        try await operation(request.payload(type), request)
    }
}

extension LambdaRequest {
    /// The document as a type. Throws a `Problem` with 400 whose `errors` name the JSON pointer.
    package func payload<Body: Decodable>(_ type: Body.Type = Body.self) throws(Problem) -> Body {
        do {
            return try EventTransformer().payload(type, from: document)
        } catch {
            throw Problem(error, bodyBytesMax: ParseBodyStep.bodyBytesMax)
        }
    }
}

extension RequestMiddleware {
    fileprivate func reply(
        to event: APIGatewayV2Request, context: LambdaContext, operation: RequestStep.Next
    ) async -> LambdaReply {
        let correlationID = EventTransformer().correlationID(of: event)
        let request = LambdaRequest(
            event: event, context: context, correlationID: correlationID,
            logger: logger.identified(by: context, correlationID: correlationID))
        var reply: LambdaReply
        do {
            reply = try await chain.respond(to: request, operation: operation)
        } catch {
            // Only a chain without a step that maps problems, or an error of one that stands before it, comes here.
            reply = await MapProblemStep().respond(to: request) { _ in throw error }
        }
        reply.headers["x-request-id"] = request.requestID
        reply.headers[EventTransformer.correlationHeader] = correlationID
        if request.method == "HEAD" { reply.body = [] }
        return reply
    }
}
