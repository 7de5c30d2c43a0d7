/// What a Lambda authorizer of an HTTP API answers when simple responses are enabled in payload format 2.0.
///
/// Without them it answers an `APIGatewayAuthorizerResponse`.
///
/// Source: API Gateway developer guide, "Control access to HTTP APIs with AWS Lambda authorizers", response format.
public struct APIGatewayV2AuthorizerResponse: Codable, Sendable, Equatable {
    public var isAuthorized: Bool
    /// What the function behind the route sees as `requestContext.authorizer.lambda`.
    public var context: [String: AnyJSON]?

    public init(isAuthorized: Bool, context: [String: AnyJSON]? = nil) {
        self.isAuthorized = isAuthorized
        self.context = context
    }
}
