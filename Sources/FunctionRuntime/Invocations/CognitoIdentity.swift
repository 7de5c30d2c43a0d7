/// The Cognito identity that called.
public struct CognitoIdentity: Codable, Sendable, Equatable {
    public var cognitoIdentityId: String
    public var cognitoIdentityPoolId: String?
}
