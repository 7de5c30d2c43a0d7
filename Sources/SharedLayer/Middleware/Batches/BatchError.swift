/// Why a whole batch fails: thrown out of the handler, it lets every record come again.
package struct BatchError: Error, Sendable, CustomStringConvertible {
    package let code: Code
    package let message: String
    /// The first record's failure.
    package let cause: (any Error)?

    package enum Code: String, Sendable {
        case everyRecordFailed
        /// A failed record has no identifier of its own. Lambda takes an empty one for the failure of all, and would delete
        /// what is reported under another's name.
        case unidentifiedFailure
    }

    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    package var description: String { "\(code.rawValue): \(message)" + (cause.map { " (first: \($0))" } ?? "") }
}
