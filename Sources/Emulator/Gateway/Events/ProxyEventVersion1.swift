/// The event of payload format 1.0, which REST APIs send.
///
/// Source: API Gateway developer guide, "Input format of a Lambda function for proxy integration". What is absent is
/// null there, not left out.
struct ProxyEventVersion1: Encodable {
    let version = "1.0"
    let resource: String
    let path: String
    let httpMethod: String
    let headers: [String: String]
    let multiValueHeaders: [String: [String]]
    let queryStringParameters: [String: String]?
    let multiValueQueryStringParameters: [String: [String]]?
    let pathParameters: [String: String]?
    let requestContext: Context
    let body: String?
    let isBase64Encoded: Bool

    struct Context: Encodable {
        let accountId: String
        let apiId: String
        let domainName: String
        let domainPrefix: String
        let extendedRequestId: String
        let httpMethod: String
        let identity: Identity
        let path: String
        let `protocol`: String
        let requestId: String
        let requestTime: String
        /// Milliseconds since 1970.
        let requestTimeEpoch: Int64
        let resourceId: String
        let resourcePath: String
        let stage: String
    }

    struct Identity: Encodable {
        let sourceIp: String
        let userAgent: String
    }

    enum CodingKeys: String, CodingKey {
        case version, resource, path, httpMethod, headers, multiValueHeaders, queryStringParameters
        case multiValueQueryStringParameters, pathParameters, stageVariables, requestContext, body, isBase64Encoded
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(version, forKey: .version)
        try container.encode(resource, forKey: .resource)
        try container.encode(path, forKey: .path)
        try container.encode(httpMethod, forKey: .httpMethod)
        try container.encode(headers, forKey: .headers)
        try container.encode(multiValueHeaders, forKey: .multiValueHeaders)
        try container.encode(queryStringParameters, forKey: .queryStringParameters)
        try container.encode(multiValueQueryStringParameters, forKey: .multiValueQueryStringParameters)
        try container.encode(pathParameters, forKey: .pathParameters)
        try container.encodeNil(forKey: .stageVariables)
        try container.encode(requestContext, forKey: .requestContext)
        try container.encode(body, forKey: .body)
        try container.encode(isBase64Encoded, forKey: .isBase64Encoded)
    }
}
