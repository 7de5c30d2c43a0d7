extension PipelineTexts {
    /// The stack's error.
    static let error = #"""
        package import SharedLayer

        /// Why a <words> was not accepted.
        ///
        /// `message` is for logs. What a caller is told, `problem` says.
        package struct <Name>Error: Error, Sendable, CustomStringConvertible {
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
                /// The JSON does not match the schema.
                case malformedRequest
                /// The signature is missing, wrong, expired, or by a certificate that does not count.
                case unauthorized
                case ruleViolation
            }

            package var description: String {
                let reason = cause.map { ": \($0)" } ?? ""
                return "\(code.rawValue): \(message)\(reason)"
            }
        }

        """#
}
