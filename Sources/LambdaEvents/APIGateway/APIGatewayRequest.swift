/// The event of a REST API with Lambda proxy integration, and of an HTTP API in payload format 1.0.
///
/// A request from the console's test page has null for most of what clients send.
///
/// Source: API Gateway developer guide, "Lambda proxy integrations in API Gateway", input format.
public struct APIGatewayRequest: Codable, Sendable, Equatable, HTTPBodyEvent {
    /// `1.0` from an HTTP API, absent from a REST API.
    @Nullable public var version: String?
    /// The path template of the resource, such as `/{proxy+}`.
    public var resource: String
    public var path: String
    public var httpMethod: String
    /// The last value of each field.
    @Nullable public var headers: [String: String]?
    @Nullable public var multiValueHeaders: [String: [String]]?
    /// The last value of each parameter.
    @Nullable public var queryStringParameters: [String: String]?
    @Nullable public var multiValueQueryStringParameters: [String: [String]]?
    @Nullable public var pathParameters: [String: String]?
    @Nullable public var stageVariables: [String: String]?
    public var requestContext: Context
    @Nullable public var body: String?
    public var isBase64Encoded: Bool

    public var headerFields: HTTPHeaderFields { HTTPHeaderFields(headers, multiValueHeaders) }
}
