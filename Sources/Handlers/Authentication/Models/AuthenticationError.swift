package import SharedLayer

/// Why somebody is not let in, gets no token, or may not manage a user or a client.
///
/// `message` is for logs. What a caller is told, `detail`, `problem` and `oauthName` say.
package struct AuthenticationError: Error, Sendable, CustomStringConvertible {
    package let code: Code
    package let message: String
    /// For callers; nil says no more than the code.
    package let detail: String?
    /// What is wrong where in the request: for callers.
    package let issues: [ValidationIssue]
    /// Seconds after which to try again.
    package let retryAfterSeconds: Int?
    package let cause: (any Error)?
    package let fileID: String
    package let line: Int

    package init(
        _ code: Code, _ message: String, detail: String? = nil, issues: [ValidationIssue] = [],
        retryAfterSeconds: Int? = nil, cause: (any Error)? = nil, fileID: String = #fileID, line: Int = #line
    ) {
        self.code = code
        self.message = message
        self.detail = detail
        self.issues = issues
        self.retryAfterSeconds = retryAfterSeconds
        self.cause = cause
        self.fileID = fileID
        self.line = line
    }

    package enum Code: String, Sendable, CaseIterable {
        /// A parameter is missing, is there twice, or is not what it must be.
        case invalidRequest
        /// The client is unknown, disabled, or did not prove who it is.
        case invalidClient
        /// The code, refresh token or verifier does not count.
        case invalidGrant
        /// The client may not use this grant.
        case unauthorizedClient
        case unsupportedGrantType
        case unsupportedResponseType
        /// A scope that there is not, or that the client may not ask for.
        case invalidScope
        /// The user cancelled.
        case accessDenied
        /// The client wants no page, but nobody can be signed in without one.
        case loginRequired
        case requestNotSupported
        case requestURINotSupported
        /// The name or the password is wrong, or the user is disabled: which of them, nobody is told.
        case loginFailed
        /// Too many attempts for this name or from this address.
        case loginLocked
        /// The form was not made for this browser, or too long ago.
        case formExpired
        /// The access token does not count.
        case invalidToken
        case insufficientScope
        /// The JSON of a management request does not match its schema.
        case malformedRequest
        /// There is no such user, client or organization, or the caller may not know of it.
        case notFound
        /// The name is taken, or somebody else changed the record.
        case conflict
        /// A rule of management is broken.
        case ruleViolation
    }

    package var description: String {
        cause.map { "\(code.rawValue): \(message) (\($0))" } ?? "\(code.rawValue): \(message)"
    }
}
