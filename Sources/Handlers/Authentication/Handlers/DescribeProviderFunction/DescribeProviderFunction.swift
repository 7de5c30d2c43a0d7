package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Tells clients how to use the provider and how to verify its tokens: `GET /api/v1/auth/.well-known/openid-configuration`
/// and `GET /api/v1/auth/jwks`.
package struct DescribeProviderFunction: LambdaHandler {
    private let metadata: ProviderMetadata
    private let keys: TokenKeys
    private let middleware: RequestMiddleware

    package init(metadata: ProviderMetadata, keys: TokenKeys, middleware: RequestMiddleware) {
        self.metadata = metadata
        self.keys = keys
        self.middleware = middleware
    }

    package func handle(_ event: APIGatewayV2Request, context: LambdaContext) async throws -> APIGatewayV2Response {
        await handleLambdaRequest(event, context: context, through: middleware) { request in
            let document: JSONObject
            if request.path.utf8.reversed().starts(with: "/jwks".utf8.reversed()) {
                let keys = try await keys.all().map { $0.json(algorithm: TokenSigner.algorithm) }
                document = JSONObject([("keys", .array(keys))])
            } else {
                document = metadata.json
            }
            var reply = LambdaReply.document(document)
            // As long as verifiers keep keys, too: a key is published that long before it signs.
            reply.headers["cache-control"] = "public, max-age=300"
            reply.headers["pragma"] = nil
            return reply
        }
    }
}
