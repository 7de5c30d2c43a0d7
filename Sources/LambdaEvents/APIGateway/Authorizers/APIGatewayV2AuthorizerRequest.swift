/// The event of a Lambda authorizer of an HTTP API in payload format 2.0.
///
/// Source: API Gateway developer guide, "Control access to HTTP APIs with AWS Lambda authorizers".
public struct APIGatewayV2AuthorizerRequest: Codable, Sendable, Equatable {
    public var version: String
    /// `REQUEST`.
    public var type: String
    /// What is asked for; `APIGatewayRouteARN` takes it apart.
    public var routeArn: String
    /// The values of the identity sources, in their order.
    @Nullable public var identitySource: [String]?
    public var routeKey: String
    public var rawPath: String
    public var rawQueryString: String
    @Nullable public var cookies: [String]?
    @Nullable public var headers: [String: String]?
    @Nullable public var queryStringParameters: [String: String]?
    public var requestContext: APIGatewayV2Request.Context
    @Nullable public var pathParameters: [String: String]?
    @Nullable public var stageVariables: [String: String]?

    public var headerFields: HTTPHeaderFields { HTTPHeaderFields(headers) }
}
