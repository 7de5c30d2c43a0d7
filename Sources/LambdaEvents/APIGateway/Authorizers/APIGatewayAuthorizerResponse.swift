/// What a Lambda authorizer answers: a policy over the API's methods, which API Gateway evaluates and may cache.
///
/// Source: API Gateway developer guide, "Output from an API Gateway Lambda authorizer".
public struct APIGatewayAuthorizerResponse: Codable, Sendable, Equatable {
    /// Who the caller is.
    public var principalId: String
    public var policyDocument: IAMPolicyDocument
    /// What the function behind the method sees as `requestContext.authorizer`. A REST API takes texts, numbers and
    /// booleans only.
    public var context: [String: AnyJSON]?
    /// The API key of the usage plan, where the API takes it from its authorizer.
    public var usageIdentifierKey: String?

    public init(
        principalId: String, policyDocument: IAMPolicyDocument, context: [String: AnyJSON]? = nil,
        usageIdentifierKey: String? = nil
    ) {
        self.principalId = principalId
        self.policyDocument = policyDocument
        self.context = context
        self.usageIdentifierKey = usageIdentifierKey
    }

    /// A policy of one statement about invoking methods.
    ///
    /// - Parameter routes: ARNs of methods, as in the event's `methodArn` or `routeArn`. With caching, the policy is
    ///   used for other methods too: name them all, or use `APIGatewayRouteARN.wholeStage`.
    public init(
        _ effect: IAMPolicyDocument.Effect, _ principalId: String, routes: [String],
        context: [String: AnyJSON]? = nil, usageIdentifierKey: String? = nil
    ) {
        let statement = IAMPolicyDocument.Statement(
            effect: effect, actions: ["execute-api:Invoke"], resources: routes)
        self.init(
            principalId: principalId, policyDocument: IAMPolicyDocument(statements: [statement]), context: context,
            usageIdentifierKey: usageIdentifierKey)
    }
}
