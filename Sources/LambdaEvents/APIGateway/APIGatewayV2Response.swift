public import FoundationEssentials

/// What a function answers to an HTTP API in payload format 2.0, or through a function URL.
///
/// Source: API Gateway developer guide, "Create AWS Lambda proxy integrations for HTTP APIs", response format.
public struct APIGatewayV2Response: Codable, Sendable, Equatable {
    public var statusCode: Int
    /// Several values of a field are joined by commas.
    public var headers: [String: String]?
    public var body: String?
    public var isBase64Encoded: Bool?
    /// Each becomes a `set-cookie` field.
    public var cookies: [String]?

    public init(
        statusCode: Int, headers: [String: String]? = nil, body: String? = nil, isBase64Encoded: Bool? = nil,
        cookies: [String]? = nil
    ) {
        self.statusCode = statusCode
        self.headers = headers
        self.body = body
        self.isBase64Encoded = isBase64Encoded
        self.cookies = cookies
    }

    /// A response with bytes: as they are when they are UTF-8, else in base64.
    public init(
        statusCode: Int = 200, headers: [String: String]? = nil, bytes: [UInt8], cookies: [String]? = nil
    ) {
        let body = ResponseBody(bytes)
        self.init(
            statusCode: statusCode, headers: headers, body: body.text, isBase64Encoded: body.isBase64Encoded,
            cookies: cookies)
    }

    /// A response with a value as JSON, and with a content type unless `headers` have one.
    ///
    /// Throws an `EncodingError`.
    public init(
        statusCode: Int = 200, headers: [String: String] = [:], json value: some Encodable, cookies: [String]? = nil,
        encoder: JSONEncoder? = nil
    ) throws {
        self.init(
            statusCode: statusCode, headers: ResponseBody.json(headers),
            body: try ResponseBody(json: value, encoder: encoder).text, isBase64Encoded: false, cookies: cookies)
    }
}
