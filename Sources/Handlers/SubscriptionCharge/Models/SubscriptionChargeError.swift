package import SharedLayer

/// Why a charge was not accepted.
///
/// `message` is for logs. What a caller is told, `problem` says.
package struct SubscriptionChargeError: Error, Sendable, CustomStringConvertible {
    package let code: Code
    package let message: String
    /// What is wrong where in the request: for callers, so nothing in it may tell what they must not know.
    package let issues: [ValidationIssue]
    /// The codes of the rules that were broken.
    package let ruleCodes: [String]
    package let cause: (any Error)?
    package let fileID: String
    package let line: Int

    package init(
        _ code: Code, _ message: String, issues: [ValidationIssue] = [], ruleCodes: [String] = [],
        cause: (any Error)? = nil,
        fileID: String = #fileID, line: Int = #line
    ) {
        self.code = code
        self.message = message
        self.issues = issues
        self.ruleCodes = ruleCodes
        self.cause = cause
        self.fileID = fileID
        self.line = line
    }

    package enum Code: String, Sendable, CaseIterable {
        case bodyTooLarge
        case malformedJSON
        /// The JSON does not match the schema, or its money cannot be.
        case malformedRequest
        /// The signature is missing, wrong, expired, used before, or by a certificate that does not count.
        case unauthorized
        case ruleViolation
        /// The contract was charged for the period, with another body.
        case contractConflict
        /// No charge of the caller's has this name.
        case notFound
        /// A contract template asks for a value that contracts do not have, or is none.
        case templateIncomplete
    }

    package var description: String {
        let reason = cause.map { ": \($0)" } ?? ""
        return "\(code.rawValue): \(message)\(reason)"
    }
}
