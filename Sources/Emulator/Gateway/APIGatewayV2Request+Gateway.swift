import LambdaEvents

extension APIGatewayV2Request {
    /// The event of payload format 2.0 for a request.
    init(_ request: GatewayRequest, _ context: EventContext) {
        let body = BodyEncoding(request.body, contentType: request.header("content-type"))
        let cookies = request.headers.filter { $0.name.lowercased() == "cookie" }.flatMap { cookie in
            cookie.value.split(separator: ";").map { String($0.drop { $0 == " " }) }
        }
        let query = Self.joined(PercentEncoding.parameters(ofQuery: request.rawQuery))
        var headers = Self.joined(
            request.headers.map { ($0.name.lowercased(), $0.value) }.filter { $0.0 != "cookie" })
        headers["host"] = request.host
        headers["content-length"] = headers["content-length"] ?? String(request.body.count)
        self.init(
            routeKey: context.route.key, rawPath: request.path, rawQueryString: request.rawQuery,
            cookies: cookies.isEmpty ? nil : cookies, headers: headers,
            queryStringParameters: query.isEmpty ? nil : query,
            pathParameters: context.pathParameters.isEmpty ? nil : context.pathParameters,
            requestContext: Context(
                accountId: context.api.accountID, apiId: context.api.id, domainName: request.host,
                domainPrefix: request.host.split(separator: ".").first.map(String.init) ?? request.host,
                http: HTTP(
                    method: request.method, path: request.path, protocol: "HTTP/1.1", sourceIp: request.sourceIP,
                    userAgent: request.header("user-agent") ?? ""),
                requestId: context.requestID, routeKey: context.route.key, stage: context.api.stage,
                time: context.commonLogTime, timeEpoch: context.epochMilliseconds),
            body: body.text, isBase64Encoded: body.isBase64Encoded)
    }

    /// Repeated names have their values joined by commas.
    private static func joined(_ pairs: [(name: String, value: String)]) -> [String: String] {
        Dictionary(pairs) { "\($0),\($1)" }
    }
}
