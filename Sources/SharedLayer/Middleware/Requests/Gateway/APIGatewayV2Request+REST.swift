package import LambdaEvents

extension APIGatewayV2Request {
    /// The event of a REST API, or of an HTTP API in payload format 1.0, in payload format 2.0: the chain knows one.
    ///
    /// Repeated header fields and parameters are joined by commas, as format 2.0 has them; the query string is written
    /// anew from the decoded parameters.
    ///
    /// Source: API Gateway developer guide, "Create AWS Lambda proxy integrations for HTTP APIs", payload format version.
    package init(_ event: APIGatewayRequest) {
        var headers = Self.joined(event.headers, event.multiValueHeaders, lowercasingNames: true)
        let cookies = headers.removeValue(forKey: "cookie")?.split(separator: ";").map { pair in
            String(pair.drop { $0 == " " })
        }
        let parameters = Self.joined(event.queryStringParameters, event.multiValueQueryStringParameters)
        let context = event.requestContext
        let routeKey = "\(event.httpMethod) \(event.resource)"
        self.init(
            version: event.version ?? "1.0", routeKey: routeKey, rawPath: event.path,
            rawQueryString: Self.queryString(event), cookies: cookies, headers: headers,
            queryStringParameters: parameters.isEmpty ? nil : parameters, pathParameters: event.pathParameters,
            stageVariables: event.stageVariables,
            requestContext: Context(
                accountId: context.accountId, apiId: context.apiId, domainName: context.domainName ?? "",
                domainPrefix: context.domainPrefix ?? "",
                http: HTTP(
                    method: event.httpMethod, path: event.path, protocol: context.protocol ?? "HTTP/1.1",
                    sourceIp: context.identity.sourceIp, userAgent: context.identity.userAgent),
                requestId: context.requestId, routeKey: routeKey, stage: context.stage,
                time: context.requestTime ?? "", timeEpoch: context.requestTimeEpoch ?? 0,
                authorizer: Self.authorizer(context)),
            body: event.body, isBase64Encoded: event.isBase64Encoded)
    }

    private static func joined(
        _ single: [String: String]?, _ several: [String: [String]]?, lowercasingNames: Bool = false
    ) -> [String: String] {
        let all = (single ?? [:]).merging((several ?? [:]).mapValues { $0.joined(separator: ",") }) { _, all in all }
        guard lowercasingNames else { return all }
        // Names that differ in case are one field.
        return Dictionary(all.sorted { $0.key < $1.key }.map { ($0.key.lowercased(), $0.value) }) { "\($0),\($1)" }
    }

    private static func queryString(_ event: APIGatewayRequest) -> String {
        let single = (event.queryStringParameters ?? [:]).mapValues { [$0] }
        let all = single.merging(event.multiValueQueryStringParameters ?? [:]) { _, all in all }
        return all.sorted { $0.key < $1.key }.flatMap { name, values in
            values.map { "\(SigningEncoding.escaped(name))=\(SigningEncoding.escaped($0))" }
        }.joined(separator: "&")
    }

    private static func authorizer(_ context: APIGatewayRequest.Context) -> Authorizer? {
        if let claims = context.claims {
            let scopes = context.authorizer?["scopes"]?.array?.compactMap(\.string)
            return Authorizer(jwt: JWT(claims: claims.compactMapValues(\.claimText), scopes: scopes))
        }
        if let lambda = context.authorizer, lambda["principalId"] != nil { return Authorizer(lambda: lambda) }
        let identity = context.identity
        guard let userARN = identity.userArn else { return nil }
        return Authorizer(
            iam: IAM(
                accessKey: identity.accessKey, accountId: identity.accountId, callerId: identity.caller,
                principalOrgId: identity.principalOrgId, userArn: userARN, userId: identity.user))
    }
}
