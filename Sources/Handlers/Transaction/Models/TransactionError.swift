package import SharedLayer

/// Why a transaction could not be read, recorded or rebuilt. `message` is for logs; callers are told what `problem` says.
package struct TransactionError: Error, Sendable, CustomStringConvertible {
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
        /// There is no such transaction, or the caller may not know of it.
        case notFound
        /// A queue message that is no event of a domain that we know.
        case malformedEvent
        /// Two different events claim the same place in a record's history.
        case eventConflict
        /// Others kept changing the transaction.
        case contended
        /// A rebuild was asked to go on from a place that is none.
        case malformedPosition
    }

    package var description: String {
        let reason = cause.map { ": \($0)" } ?? ""
        return "\(code.rawValue): \(message)\(reason)"
    }
}

extension TransactionError: ProblemConvertible {
    package var problem: Problem {
        switch code {
        case .notFound: .notFound(detail: "There is no such transaction.")
        case .malformedEvent, .eventConflict, .contended, .malformedPosition: .internalError()
        }
    }
}
