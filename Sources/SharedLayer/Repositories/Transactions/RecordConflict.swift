/// What stood in the way of one record of a transaction.
package struct RecordConflict: Sendable, Equatable, CustomStringConvertible {
    package let key: RecordKey
    package let table: String
    package let reason: Reason
    /// What stood under the key when a condition failed, so that deciding anew takes no other read; nil where nothing did.
    package let item: DynamoItem?

    package init(key: RecordKey, table: String, reason: Reason, item: DynamoItem? = nil) {
        self.key = key
        self.table = table
        self.reason = reason
        self.item = item
    }

    /// `item` as a record. Throws `malformedRecord` when it is none of that type.
    package func found<Record: RecordModel>(as type: Record.Type) throws(RepositoryError) -> Record? {
        guard let item else { return nil }
        return try RecordItem.record(type, from: item)
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
