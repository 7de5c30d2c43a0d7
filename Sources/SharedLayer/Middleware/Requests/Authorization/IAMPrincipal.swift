package import LambdaEvents

/// The AWS identity that signed the request.
package struct IAMPrincipal: RequestPrincipal, Equatable {
    package let userARN: String
    package let identity: APIGatewayV2Request.IAM

    package init?(_ identity: APIGatewayV2Request.IAM) {
        guard let userARN = identity.userArn, !userARN.isEmpty else { return nil }
        self.userARN = userARN
        self.identity = identity
    }

    /// The ARN without the session's name: a role's sessions are one caller.
    package var id: String {
        guard userARN.contains(":assumed-role/"), let slash = userARN.lastIndex(of: "/") else { return userARN }
        return String(userARN[..<slash])
    }
}
