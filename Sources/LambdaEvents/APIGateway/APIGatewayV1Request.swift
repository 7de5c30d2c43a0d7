/// The event of a REST API, or of an HTTP API in payload format 1.0.
///
/// Source: API Gateway developer guide, "Lambda proxy integrations in API Gateway", input format.
public struct APIGatewayV1Request: Codable, Sendable, Equatable {
    /// The path with its parameters' names, such as `/charges/{id}`.
    public var resource: String
    public var path: String
    public var httpMethod: String
    public var headers: [String: String]?
    public var multiValueHeaders: [String: [String]]?
    public var queryStringParameters: [String: String]?
    public var multiValueQueryStringParameters: [String: [String]]?
    public var pathParameters: [String: String]?
    public var stageVariables: [String: String]?
    public var requestContext: Context
    public var body: String?
    public var isBase64Encoded: Bool

    public init(
        resource: String, path: String, httpMethod: String, headers: [String: String]? = nil,
        multiValueHeaders: [String: [String]]? = nil, queryStringParameters: [String: String]? = nil,
        multiValueQueryStringParameters: [String: [String]]? = nil, pathParameters: [String: String]? = nil,
        stageVariables: [String: String]? = nil, requestContext: Context, body: String? = nil,
        isBase64Encoded: Bool = false
    ) {
        self.resource = resource
        self.path = path
        self.httpMethod = httpMethod
        self.headers = headers
        self.multiValueHeaders = multiValueHeaders
        self.queryStringParameters = queryStringParameters
        self.multiValueQueryStringParameters = multiValueQueryStringParameters
        self.pathParameters = pathParameters
        self.stageVariables = stageVariables
        self.requestContext = requestContext
        self.body = body
        self.isBase64Encoded = isBase64Encoded
    }

    public struct Context: Codable, Sendable, Equatable {
        public var accountId: String
        public var apiId: String
        public var domainName: String?
        public var httpMethod: String
        public var identity: Identity
        public var path: String
        public var `protocol`: String
        public var requestId: String
        /// Common log format.
        public var requestTime: String?
        /// Milliseconds since 1970.
        public var requestTimeEpoch: Int64
        public var resourcePath: String
        public var stage: String

        public init(
            accountId: String, apiId: String, domainName: String? = nil, httpMethod: String, identity: Identity,
            path: String, protocol: String, requestId: String, requestTime: String? = nil, requestTimeEpoch: Int64,
            resourcePath: String, stage: String
        ) {
            self.accountId = accountId
            self.apiId = apiId
            self.domainName = domainName
            self.httpMethod = httpMethod
            self.identity = identity
            self.path = path
            self.protocol = `protocol`
            self.requestId = requestId
            self.requestTime = requestTime
            self.requestTimeEpoch = requestTimeEpoch
            self.resourcePath = resourcePath
            self.stage = stage
        }
    }

    public struct Identity: Codable, Sendable, Equatable {
        public var sourceIp: String
        public var userAgent: String?

        public init(sourceIp: String, userAgent: String? = nil) {
            self.sourceIp = sourceIp
            self.userAgent = userAgent
        }
    }
}
