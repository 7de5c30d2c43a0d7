/// Why a record could not be read or written.
package struct RepositoryError: Error, Sendable, CustomStringConvertible {
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

    package enum Code: String, Sendable {
        /// Somebody else saved the record since it was read: read it again and decide anew.
        case versionConflict
        /// A record that was to be new is there already.
        case alreadyExists
        /// The signature's `jti` was used before.
        case signatureUsed
        /// What the table holds is not what the record says, or the record is not what it should be.
        case malformedRecord
        /// More items than the named limit of the query.
        case tooManyItems
        /// The outbox has a message for a destination that this function has no queue for.
        case unknownDestination
        /// The service refused or did not answer.
        case service
    }

    package var description: String {
        let reason = cause.map { ": \($0)" } ?? ""
        return "\(code.rawValue): \(message)\(reason)"
    }
}
