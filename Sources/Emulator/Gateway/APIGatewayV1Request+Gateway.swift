import LambdaEvents

extension APIGatewayV1Request {
    /// The event of payload format 1.0 for a request.
    init(_ request: GatewayRequest, _ context: EventContext) {
        let body = BodyEncoding(request.body, contentType: request.header("content-type"))
        let query = PercentEncoding.parameters(ofQuery: request.rawQuery)
        let headers = request.headers + [("Host", request.host)]
        let resource = context.route.key.split(separator: " ").last.map(String.init) ?? request.path
        self.init(
            resource: resource, path: request.path, httpMethod: request.method, headers: Self.last(headers),
            multiValueHeaders: Self.all(headers), queryStringParameters: query.isEmpty ? nil : Self.last(query),
            multiValueQueryStringParameters: query.isEmpty ? nil : Self.all(query),
            pathParameters: context.pathParameters.isEmpty ? nil : context.pathParameters,
            requestContext: Context(
                accountId: context.api.accountID, apiId: context.api.id, domainName: request.host,
                httpMethod: request.method,
                identity: Identity(sourceIp: request.sourceIP, userAgent: request.header("user-agent")),
                path: request.path, protocol: "HTTP/1.1", requestId: context.requestID,
                requestTime: context.commonLogTime, requestTimeEpoch: context.epochMilliseconds,
                resourcePath: resource, stage: context.api.stage),
            body: body.text, isBase64Encoded: body.isBase64Encoded)
    }

    private static func last(_ pairs: [(name: String, value: String)]) -> [String: String] {
        Dictionary(pairs) { _, last in last }
    }

    private static func all(_ pairs: [(name: String, value: String)]) -> [String: [String]] {
        Dictionary(grouping: pairs, by: \.name).mapValues { $0.map(\.value) }
    }
}
