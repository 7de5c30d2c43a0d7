package import SharedLayer

/// Why a reconciliation was not accepted or a stage did not succeed.
///
/// `message` is for logs. What a caller is told, `problem` says; what a failed reconciliation is told by, its code.
package struct ReconciliationError: Error, Sendable, CustomStringConvertible {
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
        cause: (any Error)? = nil, fileID: String = #fileID, line: Int = #line
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
        /// The JSON does not match the schema, or a record in it cannot be.
        case malformedRequest
        case ruleViolation
        /// Also when it is another organization's.
        case notFound
        case malformedCursor
        /// A queue message that nobody here can have written.
        case malformedMessage
        /// An event on the bus that says otherwise than its schema.
        case malformedEvent
        /// What a message names is not in the table.
        case recordMissing
        /// An object of our own cannot be read.
        case malformedWork
        /// The file is not the one that was taken.
        case fileChanged
        /// The file's bytes have another SHA-256 than the partner said.
        case fileHashMismatch
        /// A record of the file cannot be read.
        case malformedFile
        /// Too many records that could match each other to be looked at together.
        case partTooLarge
        case totalsTooLarge
        /// The sums of what came out are not those of what went in.
        case proofFailed
    }

    /// Why a reconciliation ends for good with this error; nil for one that another attempt may save.
    package var failureReason: String? {
        switch code {
        case .fileChanged: "FILE_CHANGED"
        case .fileHashMismatch: "FILE_HASH_MISMATCH"
        case .malformedFile: "MALFORMED_FILE"
        case .partTooLarge: "PART_TOO_LARGE"
        case .totalsTooLarge: "TOTALS_TOO_LARGE"
        case .proofFailed: "PROOF_FAILED"
        default: nil
        }
    }

    package var description: String {
        let reason = cause.map { ": \($0)" } ?? ""
        return "\(code.rawValue): \(message)\(reason)"
    }
}
