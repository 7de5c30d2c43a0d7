public import FoundationEssentials

/// What a function answers to an application load balancer.
///
/// Source: Elastic Load Balancing, application load balancers, "Use Lambda functions as targets", respond to the load
/// balancer.
public struct ALBTargetGroupResponse: Codable, Sendable, Equatable {
    public var statusCode: Int
    /// The code with a phrase, such as `200 OK`.
    public var statusDescription: String?
    public var headers: [String: String]?
    /// What counts in place of `headers` when the target group has multi-value headers enabled.
    public var multiValueHeaders: [String: [String]]?
    public var body: String?
    public var isBase64Encoded: Bool?

    public init(
        statusCode: Int, statusDescription: String? = nil, headers: [String: String]? = nil,
        multiValueHeaders: [String: [String]]? = nil, body: String? = nil, isBase64Encoded: Bool? = nil
    ) {
        self.statusCode = statusCode
        self.statusDescription = statusDescription
        self.headers = headers
        self.multiValueHeaders = multiValueHeaders
        self.body = body
        self.isBase64Encoded = isBase64Encoded
    }

    /// A response with bytes: as they are when they are UTF-8, else in base64.
    public init(
        statusCode: Int = 200, headers: [String: String]? = nil, multiValueHeaders: [String: [String]]? = nil,
        bytes: [UInt8]
    ) {
        let body = ResponseBody(bytes)
        self.init(
            statusCode: statusCode, headers: headers, multiValueHeaders: multiValueHeaders, body: body.text,
            isBase64Encoded: body.isBase64Encoded)
    }

    /// A response with a value as JSON, and with a content type unless the headers have one: among the multi-value
    /// headers where there are any.
    ///
    /// Throws an `EncodingError`.
    public init(
        statusCode: Int = 200, headers: [String: String]? = nil, multiValueHeaders: [String: [String]]? = nil,
        json value: some Encodable, encoder: JSONEncoder? = nil
    ) throws {
        self.init(
            statusCode: statusCode, headers: headers, multiValueHeaders: multiValueHeaders,
            body: try ResponseBody(json: value, encoder: encoder).text, isBase64Encoded: false)
        guard HTTPHeaderFields(headers, multiValueHeaders)["content-type"] == nil else { return }
        if multiValueHeaders != nil {
            self.multiValueHeaders?["content-type"] = [ResponseBody.jsonType]
        } else {
            self.headers = ResponseBody.json(headers ?? [:])
        }
    }
}
