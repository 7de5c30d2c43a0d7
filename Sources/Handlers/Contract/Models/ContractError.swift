package import SharedLayer

/// Why a contract could not be read, exported or verified. `message` is for logs; callers are told what `problem` says.
package struct ContractError: Error, Sendable, CustomStringConvertible {
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
        /// There is no such contract, or the caller may not know of it.
        case notFound
        /// A part of a contract that must be there is not: its request, or the certificate that the request names.
        case evidenceMissing
        /// The evidence is larger than a function may answer.
        case evidenceTooLarge
        /// The file is no evidence file, or not in its one form.
        case malformedEvidence
    }

    package var description: String {
        let reason = cause.map { ": \($0)" } ?? ""
        return "\(code.rawValue): \(message)\(reason)"
    }
}

extension ContractError: ProblemConvertible {
    package var problem: Problem {
        switch code {
        case .notFound: .notFound(detail: "There is no such contract.")
        case .evidenceMissing, .evidenceTooLarge, .malformedEvidence: .internalError()
        }
    }
}
