public import FoundationEssentials

/// What a function answers to a REST API, or to an HTTP API in payload format 1.0.
///
/// Source: API Gateway developer guide, "Lambda proxy integrations in API Gateway", output format.
public struct APIGatewayResponse: Codable, Sendable, Equatable {
    public var statusCode: Int
    public var headers: [String: String]?
    /// API Gateway merges these with `headers`.
    public var multiValueHeaders: [String: [String]]?
    public var body: String?
    public var isBase64Encoded: Bool?

    public init(
        statusCode: Int, headers: [String: String]? = nil, multiValueHeaders: [String: [String]]? = nil,
        body: String? = nil, isBase64Encoded: Bool? = nil
    ) {
        self.statusCode = statusCode
        self.headers = headers
        self.multiValueHeaders = multiValueHeaders
        self.body = body
        self.isBase64Encoded = isBase64Encoded
    }

    /// A response with bytes: as they are when they are UTF-8, else in base64.
    ///
    /// A REST API decodes base64 only for the media types that it has set as binary.
    public init(
        statusCode: Int = 200, headers: [String: String]? = nil, multiValueHeaders: [String: [String]]? = nil,
        bytes: [UInt8]
    ) {
        let body = ResponseBody(bytes)
        self.init(
            statusCode: statusCode, headers: headers, multiValueHeaders: multiValueHeaders, body: body.text,
            isBase64Encoded: body.isBase64Encoded)
    }

    /// A response with a value as JSON, and with a content type unless the headers have one.
    ///
    /// Throws an `EncodingError`.
    public init(
        statusCode: Int = 200, headers: [String: String] = [:], multiValueHeaders: [String: [String]]? = nil,
        json value: some Encodable, encoder: JSONEncoder? = nil
    ) throws {
        self.init(
            statusCode: statusCode, headers: ResponseBody.json(headers, multiValueHeaders),
            multiValueHeaders: multiValueHeaders,
            body: try ResponseBody(json: value, encoder: encoder).text, isBase64Encoded: false)
    }
}
