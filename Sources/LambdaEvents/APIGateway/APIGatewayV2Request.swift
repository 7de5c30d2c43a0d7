/// The event of an HTTP API in payload format 2.0, and of a function URL.
///
/// Source: API Gateway developer guide, "Create AWS Lambda proxy integrations for HTTP APIs"; Lambda developer guide,
/// "Invoking Lambda function URLs".
public struct APIGatewayV2Request: Codable, Sendable, Equatable, HTTPBodyEvent {
    public var version: String
    public var routeKey: String
    public var rawPath: String
    public var rawQueryString: String
    @Nullable public var cookies: [String]?
    /// Lowercased names; repeated fields joined by commas.
    public var headers: [String: String]
    /// Decoded; repeated parameters joined by commas.
    @Nullable public var queryStringParameters: [String: String]?
    @Nullable public var pathParameters: [String: String]?
    @Nullable public var stageVariables: [String: String]?
    public var requestContext: Context
    @Nullable public var body: String?
    public var isBase64Encoded: Bool

    public init(
        version: String = "2.0", routeKey: String, rawPath: String, rawQueryString: String = "",
        cookies: [String]? = nil, headers: [String: String] = [:], queryStringParameters: [String: String]? = nil,
        pathParameters: [String: String]? = nil, stageVariables: [String: String]? = nil, requestContext: Context,
        body: String? = nil, isBase64Encoded: Bool = false
    ) {
        self.version = version
        self.routeKey = routeKey
        self.rawPath = rawPath
        self.rawQueryString = rawQueryString
        self.cookies = cookies
        self.headers = headers
        self.queryStringParameters = queryStringParameters
        self.pathParameters = pathParameters
        self.stageVariables = stageVariables
        self.requestContext = requestContext
        self.body = body
        self.isBase64Encoded = isBase64Encoded
    }

    public var headerFields: HTTPHeaderFields { HTTPHeaderFields(headers) }
}
