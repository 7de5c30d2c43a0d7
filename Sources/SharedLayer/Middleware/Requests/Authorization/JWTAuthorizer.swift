import LambdaEvents

/// Takes the caller from the JWT authorizer of an HTTP API, or the Cognito authorizer of a REST API. The gateway has
/// checked the token.
package struct JWTAuthorizer: RequestAuthorizer {
    private let requirements: [AccessRequirement]

    package init(requiring requirements: [AccessRequirement] = []) {
        self.requirements = requirements
    }

    package func principal(of request: LambdaRequest) throws(AuthorizationError) -> JWTPrincipal {
        guard let token = request.event.requestContext.authorizer?.jwt else {
            throw AuthorizationError(.unauthenticated, "the gateway authorized no token", challenge: "Bearer")
        }
        guard let principal = JWTPrincipal(claims: token.claims, scopes: token.scopes) else {
            throw AuthorizationError(
                .unauthenticated, "the token has no subject", challenge: #"Bearer error="invalid_token""#)
        }
        try AccessRequirement.check(requirements, of: principal)
        return principal
    }
}
