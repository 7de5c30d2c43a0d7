import LambdaEvents

/// Takes the caller from the context of a Lambda authorizer, of an HTTP API or of a REST API.
package struct LambdaContextAuthorizer: RequestAuthorizer {
    private let identifier: String
    private let requirements: [AccessRequirement]

    /// - Parameter identifier: the member of the context that names the caller.
    package init(identifier: String = "principalId", requiring requirements: [AccessRequirement] = []) {
        self.identifier = identifier
        self.requirements = requirements
    }

    package func principal(of request: LambdaRequest) throws(AuthorizationError) -> LambdaAuthorizerPrincipal {
        guard let context = request.event.requestContext.authorizer?.lambda,
            let id = context[identifier]?.claimText, !id.isEmpty
        else {
            throw AuthorizationError(
                .unauthenticated, "no Lambda authorizer named a caller by \(identifier)", challenge: "Bearer")
        }
        let principal = LambdaAuthorizerPrincipal(id: id, context: context)
        try AccessRequirement.check(requirements, of: principal)
        return principal
    }
}
