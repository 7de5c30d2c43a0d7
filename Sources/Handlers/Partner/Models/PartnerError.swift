import SharedLayer

/// Why the module did not do what it was asked for.
///
/// `message` is for logs; what a caller is told, `problem` says.
struct PartnerError: Error, Sendable, CustomStringConvertible {
    let code: Code
    let message: String
    /// What is wrong where in the request: for callers.
    let issues: [ValidationIssue]
    /// The rule that was broken, for `ruleViolation`.
    let rule: PartnerRule?
    let cause: (any Error)?
    let fileID: String
    let line: Int

    init(
        _ code: Code, _ message: String, issues: [ValidationIssue] = [], rule: PartnerRule? = nil,
        cause: (any Error)? = nil, fileID: String = #fileID, line: Int = #line
    ) {
        self.code = code
        self.message = message
        self.issues = issues
        self.rule = rule
        self.cause = cause
        self.fileID = fileID
        self.line = line
    }

    enum Code: String, Sendable, CaseIterable {
        /// The body does not match its schema, or a value cannot be kept.
        case malformedRequest
        case ruleViolation
        /// Nothing of the kind, or the caller may not know of it.
        case notFound
        /// The caller may read, and not do this.
        case forbidden
        /// The identifier that a new record was to have is not free.
        case identifierTaken
        /// Another request changed the record in the meantime.
        case changedMeanwhile
    }

    var description: String {
        let reason = cause.map { ": \($0)" } ?? ""
        return "\(code.rawValue): \(message)\(reason)"
    }
}

extension PartnerError {
    static func violation(_ rule: PartnerRule, at pointer: String, _ detail: String) -> PartnerError {
        PartnerError(
            .ruleViolation, "\(rule.rawValue) at \(pointer)",
            issues: [ValidationIssue(instancePath: pointer, message: detail, code: rule.rawValue)], rule: rule)
    }

    /// What a save's failure is to the caller; what is none of theirs stays as it is.
    static func ofSaving(_ error: RepositoryError) -> any Error {
        switch error.code {
        case .alreadyExists: PartnerError(.identifierTaken, "a record is there already", cause: error)
        case .versionConflict: PartnerError(.changedMeanwhile, "the record was changed", cause: error)
        default: error
        }
    }
}
