package import SharedLayer

/// Why a dispute was not opened, changed or answered.
///
/// `message` is for logs. What a caller is told, `problem` says.
package struct DisputeError: Error, Sendable, CustomStringConvertible {
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
        /// Another dispute about the charge is open.
        case chargeDisputed
        /// There is no such dispute, or the caller may not know of it.
        case disputeUnknown
        /// The dispute is not where this could be done; `message` is for the caller too.
        case stateConflict
        /// The evidence exists with other content.
        case evidenceConflict
        /// A dispute whose response may not be signed: only a damaged table has one.
        case notSignable
        /// An event that tells of no charge.
        case malformedEvent
        /// The object store did not take a piece of evidence.
        case evidenceNotStored
        /// Another invocation kept changing the dispute.
        case contended
    }

    package var description: String {
        let reason = cause.map { ": \($0)" } ?? ""
        return "\(code.rawValue): \(message)\(reason)"
    }
}
