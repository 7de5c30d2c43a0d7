package import FunctionRuntime
package import LambdaEvents
package import Logging

/// A request on its way through the steps.
package struct LambdaRequest: Sendable {
    package let event: APIGatewayV2Request
    package let context: LambdaContext
    /// What joins the log records of one request over all functions: the header `x-correlation-id`, or the request id.
    package let correlationID: String
    /// Adds the request's ids to every record.
    package var logger: Logger
    /// The body's exact bytes, decoded from base64 where the gateway encoded them: what a signature is over.
    package var body: [UInt8] = []
    /// The body, parsed strictly.
    package var document: JSONValue = .null

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
        event.headers[name.lowercased()]
    }
}
