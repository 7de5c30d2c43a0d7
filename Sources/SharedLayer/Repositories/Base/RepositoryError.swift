/// Why a record could not be read or written.
package struct RepositoryError: Error, Sendable, CustomStringConvertible {
    package let code: Code
    package let message: String
    /// The record that it is about, where it is about one.
    package let key: RecordKey?
    /// What stood in the way of a transaction: one for each of its records that had a conflict.
    package let conflicts: [RecordConflict]
    package let cause: (any Error)?
    package let fileID: String
    package let line: Int

    package init(
        _ code: Code, _ message: String, key: RecordKey? = nil, conflicts: [RecordConflict] = [],
        cause: (any Error)? = nil, fileID: String = #fileID, line: Int = #line
    ) {
        self.code = code
        self.message = message
        self.key = key
        self.conflicts = conflicts
        self.cause = cause
        self.fileID = fileID
        self.line = line
    }

    package enum Code: String, Sendable {
        /// Somebody else saved the record since it was read: read it again and decide anew.
        case versionConflict
        /// A record that was to be new is there already.
        case alreadyExists
        /// A record that had to be there is not.
        case notFound
        /// A condition of the caller's own did not hold.
        case conditionFailed
        /// What the table holds is not what the record says, or the record is not what it should be.
        case malformedRecord
        /// The page token was not made by us, or for another query.
        case malformedCursor
        /// More items than the named limit of the query or of a transaction.
        case tooManyItems
        /// A batch or a transaction names the same record twice.
        case duplicateKey
        /// The outbox has a message for a destination that this function has no sender for.
        case unknownDestination
        /// The service refused or did not answer.
        case service
    }

    package var description: String {
        let reason = cause.map { ": \($0)" } ?? ""
        return "\(code.rawValue): \(message)\(reason)"
    }
}
