import LambdaEvents

/// Takes the caller from a request that was signed with AWS credentials. The gateway has checked the signature.
package struct IAMAuthorizer: RequestAuthorizer {
    private let accounts: Set<String>?
    private let organizations: Set<String>?

    /// - Parameters:
    ///   - accounts: the accounts whose identities may call; nil takes any that the API's policies let through.
    ///   - organizations: likewise the ids of AWS Organizations.
    package init(accounts: Set<String>? = nil, organizations: Set<String>? = nil) {
        self.accounts = accounts
        self.organizations = organizations
    }

    package func principal(of request: LambdaRequest) throws(AuthorizationError) -> IAMPrincipal {
        guard let identity = request.event.requestContext.authorizer?.iam, let principal = IAMPrincipal(identity) else {
            throw AuthorizationError(
                .unauthenticated, "the request is not signed with AWS credentials", challenge: "AWS4-HMAC-SHA256")
        }
        guard Self.allows(accounts, identity.accountId), Self.allows(organizations, identity.principalOrgId) else {
            throw AuthorizationError(.forbidden, "\(principal.id) is of another account or AWS Organization")
        }
        return principal
    }

    private static func allows(_ allowed: Set<String>?, _ found: String?) -> Bool {
        guard let allowed else { return true }
        return found.map(allowed.contains) ?? false
    }
}
