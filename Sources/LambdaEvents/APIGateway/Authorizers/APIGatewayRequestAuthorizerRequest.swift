/// The event of a Lambda authorizer that gets the whole request (type `REQUEST`): of a REST API, or of an HTTP API in
/// payload format 1.0. Those of WebSocket APIs have no method and path, and are no such event.
///
/// Source: API Gateway developer guide, "Input to an API Gateway Lambda authorizer", and "Control access to HTTP APIs
/// with AWS Lambda authorizers".
public struct APIGatewayRequestAuthorizerRequest: Codable, Sendable, Equatable {
    /// `1.0` from an HTTP API, absent from a REST API.
    @Nullable public var version: String?
    public var type: String
    public var methodArn: String
    /// The values of the identity sources, joined by commas; from an HTTP API only.
    @Nullable public var identitySource: String?
    @Nullable public var authorizationToken: String?
    public var resource: String
    public var path: String
    public var httpMethod: String
    @Nullable public var headers: [String: String]?
    @Nullable public var multiValueHeaders: [String: [String]]?
    @Nullable public var queryStringParameters: [String: String]?
    @Nullable public var multiValueQueryStringParameters: [String: [String]]?
    @Nullable public var pathParameters: [String: String]?
    @Nullable public var stageVariables: [String: String]?
    public var requestContext: APIGatewayRequest.Context

    public var headerFields: HTTPHeaderFields { HTTPHeaderFields(headers, multiValueHeaders) }
}
