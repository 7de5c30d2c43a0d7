extension APIGatewayV2Request {
    /// What the route's authorizer found out; one of the three is there.
    ///
    /// Source: API Gateway developer guide, "Control and manage access to HTTP APIs"; Lambda developer guide, "Invoking
    /// Lambda function URLs", request payload format.
    public struct Authorizer: Codable, Sendable, Equatable {
        @Nullable public var jwt: JWT?
        /// The context that a Lambda authorizer answered; null when it answered none.
        @Nullable public var lambda: [String: AnyJSON]?
        @Nullable public var iam: IAM?

        public init(jwt: JWT? = nil, lambda: [String: AnyJSON]? = nil, iam: IAM? = nil) {
            self.jwt = jwt
            self.lambda = lambda
            self.iam = iam
        }
    }

    public struct JWT: Codable, Sendable, Equatable {
        /// Each claim as text: lists are written as `[a b]`.
        public var claims: [String: String]
        /// The scopes of the token that the route asks for.
        @Nullable public var scopes: [String]?

        public init(claims: [String: String], scopes: [String]? = nil) {
            self.claims = claims
            self.scopes = scopes
        }
    }

    /// The caller who signed the request.
    public struct IAM: Codable, Sendable, Equatable {
        @Nullable public var accessKey: String?
        @Nullable public var accountId: String?
        @Nullable public var callerId: String?
        @Nullable public var cognitoIdentity: CognitoIdentity?
        @Nullable public var principalOrgId: String?
        @Nullable public var userArn: String?
        @Nullable public var userId: String?

        public init(
            accessKey: String? = nil, accountId: String? = nil, callerId: String? = nil,
            cognitoIdentity: CognitoIdentity? = nil, principalOrgId: String? = nil, userArn: String? = nil,
            userId: String? = nil
        ) {
            self.accessKey = accessKey
            self.accountId = accountId
            self.callerId = callerId
            self.cognitoIdentity = cognitoIdentity
            self.principalOrgId = principalOrgId
            self.userArn = userArn
            self.userId = userId
        }
    }

    public struct CognitoIdentity: Codable, Sendable, Equatable {
        /// How the identity was authenticated (`amr` of RFC 8176).
        @Nullable public var amr: [String]?
        @Nullable public var identityId: String?
        @Nullable public var identityPoolId: String?
    }
}
