import Logging

/// Lets a request through when its authorizer knows the caller, and says who it is from there on.
package struct AuthorizeStep<Authorizer: RequestAuthorizer>: RequestStep {
    private let authorizer: Authorizer

    package init(_ authorizer: Authorizer) {
        self.authorizer = authorizer
    }

    package func respond(to request: LambdaRequest, next: Next) async throws -> LambdaReply {
        let principal = try await authorizer.principal(of: request)
        var authorized = request
        authorized.principal = principal
        authorized.logger[metadataKey: "principal"] = .string(principal.id)
        return try await next(authorized)
    }
}
