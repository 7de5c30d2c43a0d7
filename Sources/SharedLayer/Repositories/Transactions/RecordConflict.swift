/// What stood in the way of one record of a transaction.
package struct RecordConflict: Sendable, Equatable, CustomStringConvertible {
    package let key: RecordKey
    package let table: String
    package let reason: Reason

    package init(key: RecordKey, table: String, reason: Reason) {
        self.key = key
        self.table = table
        self.reason = reason
    }

    package enum Reason: String, Sendable {
        /// Somebody else saved it since it was read.
        case otherVersion
        case alreadyExists
        case notFound
        /// A condition of the caller's own did not hold.
        case conditionFailed
        /// Another transaction was writing it at the same moment.
        case contended

        var code: RepositoryError.Code {
            switch self {
            case .otherVersion, .contended: .versionConflict
            case .alreadyExists: .alreadyExists
            case .notFound: .notFound
            case .conditionFailed: .conditionFailed
            }
        }
    }

    package var description: String { "\(key) in \(table): \(reason.rawValue)" }
}
