import Wire

extension ProxyEventSource {
    /// The event in payload format 1.0: the last of repeated values, and all of them beside it.
    var version1: ProxyEventVersion1 {
        let body = body
        let cookies = headers.cookies.isEmpty ? [] : [("cookie", headers.cookies.joined(separator: "; "))]
        let fields = headers.fields.map { ($0.name, $0.value) } + cookies
        let resource = match.route.key.description.split(separator: " ").last.map(String.init) ?? "$default"
        return ProxyEventVersion1(
            resource: resource, path: path, httpMethod: request.method,
            headers: Dictionary(fields) { $1 },
            multiValueHeaders: Dictionary(grouping: fields) { $0.0 }.mapValues { $0.map(\.1) },
            queryStringParameters: query.multiple?.compactMapValues(\.last),
            multiValueQueryStringParameters: query.multiple,
            pathParameters: match.pathParameters.isEmpty ? nil : match.pathParameters,
            requestContext: ProxyEventVersion1.Context(
                accountId: api.accountID, apiId: api.id, domainName: domainName, domainPrefix: domainPrefix,
                extendedRequestId: requestID, httpMethod: request.method,
                identity: ProxyEventVersion1.Identity(sourceIp: request.sourceIP, userAgent: userAgent), path: path,
                protocol: request.httpVersion, requestId: requestID, requestTime: CommonLogTime.text(time),
                requestTimeEpoch: timeEpochMilliseconds, resourceId: match.route.key.description,
                resourcePath: resource, stage: api.stage),
            body: body.text, isBase64Encoded: body.isBase64Encoded)
    }
}
