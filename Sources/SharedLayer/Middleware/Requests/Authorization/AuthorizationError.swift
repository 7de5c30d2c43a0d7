/// Why a request is refused to its caller. The message is for the log.
package struct AuthorizationError: ProblemConvertible, CustomStringConvertible {
    package let code: Code
    package let message: String
    /// What to prove, for the header `www-authenticate` (RFC 9110 section 11.6.1).
    package let challenge: String?

    package enum Code: String, Sendable {
        /// 401: who calls is not proven.
        case unauthenticated
        /// 403: the caller is known and may not.
        case forbidden
        /// 500: the chain does not give the principal that the handler asks for.
        case noPrincipal
    }

    package init(_ code: Code, _ message: String, challenge: String? = nil) {
        self.code = code
        self.message = message
        self.challenge = challenge
    }

    package var problem: Problem {
        switch code {
        case .unauthenticated: .unauthorized(detail: "The request does not prove who sent it.")
        case .forbidden: .forbidden(detail: "The caller is not allowed to do this.")
        case .noPrincipal: .internalError()
        }
    }

    package var problemHeaders: [String: String] { challenge.map { ["www-authenticate": $0] } ?? [:] }

    package var description: String { "\(code.rawValue): \(message)" }
}
