package import FunctionRuntime
package import LambdaEvents
package import Logging

/// A request on its way through the steps.
package struct LambdaRequest: Sendable {
    /// The gateway's event in payload format 2.0, whichever format it came in.
    package let event: APIGatewayV2Request
    package let context: LambdaContext
    /// What joins the log records of one request over all functions: the header `x-correlation-id`, or the request id.
    package let correlationID: String
    /// Adds the request's ids to every record.
    package var logger: Logger
    /// The body's exact bytes, decoded from base64 where the gateway encoded them: what a signature is over.
    package var body: [UInt8] = []
    /// Whether a step has read and measured `body`, so that no other does it again.
    package var isBodyRead = false
    /// The body, parsed strictly.
    package var document: JSONValue = .null
    /// Who calls, as `AuthorizeStep` found out.
    package var principal: (any RequestPrincipal)?
    /// The run whose steps are recorded, inside an `IdempotencyStep` that guards this request.
    package var execution: IdempotencyExecution?

    package init(event: APIGatewayV2Request, context: LambdaContext, correlationID: String, logger: Logger) {
        self.event = event
        self.context = context
        self.correlationID = correlationID
        self.logger = logger
    }

    package var method: String { event.requestContext.http.method }
    package var path: String { event.rawPath }
    package var requestID: String { event.requestContext.requestId }

    /// The header's value; `name` in any case.
    package func header(_ name: String) -> String? {
        event.headers[name.lowercased()] ?? event.headerFields[name]
    }

    /// Who calls, as the type that the chain's authorizer gives.
    ///
    /// Throws `AuthorizationError.Code.noPrincipal`, which callers see as a 500: the chain has no authorizer, or one of
    /// another type.
    package func principal<Principal: RequestPrincipal>(
        as type: Principal.Type = Principal.self
    ) throws(AuthorizationError) -> Principal {
        guard let principal = principal as? Principal else {
            throw AuthorizationError(.noPrincipal, "the request has no \(type)")
        }
        return principal
    }
}
