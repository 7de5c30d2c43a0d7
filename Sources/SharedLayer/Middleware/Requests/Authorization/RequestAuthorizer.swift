/// Finds out who calls and whether they may, from what the gateway's authorizer says or from the request itself.
package protocol RequestAuthorizer: Sendable {
    associatedtype Principal: RequestPrincipal

    /// The body's exact bytes are there, the document is not yet parsed. Throws an `AuthorizationError` for 401 and 403;
    /// other errors are answered as they would be anywhere.
    func principal(of request: LambdaRequest) async throws -> Principal
}
