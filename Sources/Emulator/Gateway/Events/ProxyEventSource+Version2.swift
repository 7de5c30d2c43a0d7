import LambdaEvents
import Wire

extension ProxyEventSource {
    /// The event in payload format 2.0.
    ///
    /// Source: API Gateway developer guide, "Create AWS Lambda proxy integrations for HTTP APIs". HTTP APIs decode
    /// `rawPath`, whatever its name says; `rawQueryString` is as sent.
    var version2: APIGatewayV2Request {
        let body = body
        let routeKey = match.route.key.description
        return APIGatewayV2Request(
            routeKey: routeKey, rawPath: path, rawQueryString: request.query,
            cookies: headers.cookies.isEmpty ? nil : headers.cookies, headers: headers.joined,
            queryStringParameters: query.joined,
            pathParameters: match.pathParameters.isEmpty ? nil : match.pathParameters,
            requestContext: APIGatewayV2Request.Context(
                accountId: api.accountID, apiId: api.id, domainName: domainName, domainPrefix: domainPrefix,
                http: APIGatewayV2Request.HTTP(
                    method: request.method, path: path, protocol: request.httpVersion, sourceIp: request.sourceIP,
                    userAgent: userAgent),
                requestId: requestID, routeKey: routeKey, stage: api.stage, time: CommonLogTime.text(time),
                timeEpoch: timeEpochMilliseconds),
            body: body.text, isBase64Encoded: body.isBase64Encoded)
    }
}
