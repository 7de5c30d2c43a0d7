/// A route of an API and the function that it leads to.
package struct GatewayRoute: Sendable {
    package var key: RouteKey
    /// A name or an ARN, as `Invoker` takes it.
    package var function: String
    /// How long the gateway waits for the function.
    package var timeoutMilliseconds: Int
    package var payloadFormat: PayloadFormat

    package enum PayloadFormat: String, Sendable {
        case version1 = "1.0"
        case version2 = "2.0"
    }

    package init(
        key: RouteKey, function: String, timeoutMilliseconds: Int = 30_000, payloadFormat: PayloadFormat = .version2
    ) {
        self.key = key
        self.function = function
        self.timeoutMilliseconds = timeoutMilliseconds
        self.payloadFormat = payloadFormat
    }
}
