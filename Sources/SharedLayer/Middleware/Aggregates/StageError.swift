/// Why a stage did not succeed: for logs, and for the queue, which brings the message again.
package struct StageError: Error, Sendable, CustomStringConvertible {
    package let code: Code
    package let message: String
    package let cause: (any Error)?
    package let fileID: String
    package let line: Int

    package init(
        _ code: Code, _ message: String, cause: (any Error)? = nil, fileID: String = #fileID, line: Int = #line
    ) {
        self.code = code
        self.message = message
        self.cause = cause
        self.fileID = fileID
        self.line = line
    }

    package enum Code: String, Sendable, CaseIterable {
        /// A queue message that no stage can have written.
        case malformedMessage
        /// A message names a record that the table does not have.
        case recordMissing
        /// Another invocation kept changing the record.
        case contended
        /// A delivery was not taken; the message is to be received again.
        case deliveryRetry
    }

    package var description: String {
        let reason = cause.map { ": \($0)" } ?? ""
        return "\(code.rawValue): \(message)\(reason)"
    }
}
