package import SharedLayer

/// Why a settlement was not accepted, or a stage did not succeed.
///
/// `message` is for logs. What a caller is told, `problem` says.
package struct SettlementError: Error, Sendable, CustomStringConvertible {
    package let code: Code
    package let message: String
    /// What is wrong where in the request: for callers, so nothing in it may tell what they must not know.
    package let issues: [ValidationIssue]
    package let cause: (any Error)?
    package let fileID: String
    package let line: Int

    package init(
        _ code: Code, _ message: String, issues: [ValidationIssue] = [], cause: (any Error)? = nil,
        fileID: String = #fileID, line: Int = #line
    ) {
        self.code = code
        self.message = message
        self.issues = issues
        self.cause = cause
        self.fileID = fileID
        self.line = line
    }

    package enum Code: String, Sendable, CaseIterable {
        /// The JSON does not match the schema, or says what cannot be.
        case malformedRequest
        case ruleViolation
        /// There is no such settlement, or the caller may not know of it.
        case notFound
        /// A message or an event that nobody of ours can have written.
        case malformedMessage
        /// A record that must be there is not.
        case recordMissing
        /// The configured terms cannot be read.
        case malformedTerms
        /// The lines do not add up to zero, or not to what was taken. Nothing is sealed.
        case ledgerNotBalanced
        /// The time of the invocation is over: a message continues the work.
        case unfinished
    }

    package var description: String {
        let reason = cause.map { ": \($0)" } ?? ""
        return "\(code.rawValue): \(message)\(reason)"
    }
}
