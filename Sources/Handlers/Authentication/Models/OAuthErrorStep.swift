import Logging
package import SharedLayer

/// Answers errors of the protocol in the protocol's own form; others are left to become problem documents.
package struct OAuthErrorStep: RequestStep {
    package init() {}

    package func respond(to request: LambdaRequest, next: Next) async throws -> LambdaReply {
        do {
            return try await next(request)
        } catch {
            guard let refusal = error as? AuthenticationError, let reply = refusal.oauthReply else { throw error }
            request.logger.notice("The request for a token was refused", metadata: ["error": "\(refusal)"])
            return reply
        }
    }
}
