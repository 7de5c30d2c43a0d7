extension APIGatewayRequest {
    public struct Context: Codable, Sendable, Equatable {
        public var accountId: String
        public var apiId: String
        /// What the authorizer found out: the context of a Lambda authorizer with `principalId`, or the `claims` of a
        /// Cognito user pool or JWT authorizer.
        @Nullable public var authorizer: [String: AnyJSON]?
        @Nullable public var deploymentId: String?
        @Nullable public var domainName: String?
        @Nullable public var domainPrefix: String?
        @Nullable public var extendedRequestId: String?
        public var httpMethod: String
        public var identity: Identity
        /// The name of the method in the API's OpenAPI document.
        @Nullable public var operationName: String?
        /// The path with the stage.
        @Nullable public var path: String?
        @Nullable public var `protocol`: String?
        public var requestId: String
        /// Common log format, such as `09/Apr/2015:12:34:56 +0000`.
        @Nullable public var requestTime: String?
        /// Milliseconds since 1970.
        @Nullable public var requestTimeEpoch: Int64?
        @Nullable public var resourceId: String?
        public var resourcePath: String
        public var stage: String

        /// The principal that a Lambda authorizer named.
        public var principalId: String? { authorizer?["principalId"]?.string }

        /// The claims of the token that a Cognito user pool or JWT authorizer accepted.
        public var claims: [String: AnyJSON]? { authorizer?["claims"]?.object }
    }

    /// Who called; the fields about users are null unless the method asks for IAM authorization.
    public struct Identity: Codable, Sendable, Equatable {
        @Nullable public var accessKey: String?
        @Nullable public var accountId: String?
        @Nullable public var apiKey: String?
        @Nullable public var apiKeyId: String?
        @Nullable public var caller: String?
        @Nullable public var clientCert: ClientCertificate?
        /// HTTP APIs alone have it; AWS does not say in which form.
        @Nullable public var cognitoAmr: AnyJSON?
        @Nullable public var cognitoAuthenticationProvider: String?
        @Nullable public var cognitoAuthenticationType: String?
        @Nullable public var cognitoIdentityId: String?
        @Nullable public var cognitoIdentityPoolId: String?
        @Nullable public var principalOrgId: String?
        /// An address, or `test-invoke-source-ip` from the console's test page.
        public var sourceIp: String
        @Nullable public var user: String?
        @Nullable public var userAgent: String?
        @Nullable public var userArn: String?
        /// The VPC of a private API's caller, and its endpoint.
        @Nullable public var vpcId: String?
        @Nullable public var vpceId: String?
    }
}
