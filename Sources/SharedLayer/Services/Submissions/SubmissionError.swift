/// Why a signed submission is not taken. `message` is for logs; callers are told what the code says.
package struct SubmissionError: Error, Sendable, CustomStringConvertible {
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
        /// The signature is missing, wrong, expired, or by a certificate that does not count.
        case unauthorized
        /// The signature was used before.
        case signatureUsed
        /// The submission's name is taken by another body.
        case conflict
    }

    package var description: String {
        let reason = cause.map { ": \($0)" } ?? ""
        return "\(code.rawValue): \(message)\(reason)"
    }
}
