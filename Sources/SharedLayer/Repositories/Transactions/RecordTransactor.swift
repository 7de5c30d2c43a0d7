/// Commits transactions.
package struct RecordTransactor: Sendable {
    private let dynamo: DynamoClient
    private let makeToken: @Sendable () -> String

    /// `makeToken` makes unique texts of at most 36 characters: the service performs a transaction once per token, so that
    /// one whose answer was lost can be repeated.
    package init(dynamo: DynamoClient, makeToken: @escaping @Sendable () -> String) {
        self.dynamo = dynamo
        self.makeToken = makeToken
    }

    /// Writes all of it or nothing; an empty transaction is none.
    ///
    /// Throws the code of the first conflict, with all of them (`versionConflict`, `alreadyExists`, `notFound`,
    /// `conditionFailed`); `tooManyItems`, `duplicateKey` and `service`.
    package func commit(_ transaction: RecordTransaction) async throws(RepositoryError) {
        guard transaction.count > 0 else { return }
        guard transaction.count <= RecordTransaction.partsMax else {
            throw RepositoryError(
                .tooManyItems,
                "a transaction has at most \(RecordTransaction.partsMax) records, not \(transaction.count)")
        }
        var places: Set<[String]> = []
        for part in transaction.parts
        where !places.insert([part.table, part.key.partition, part.key.sort]).inserted {
            throw RepositoryError(.duplicateKey, "a transaction names \(part.key) twice", key: part.key)
        }
        do {
            try await dynamo.transactWrite(transaction.writes, token: makeToken())
        } catch {
            throw Self.error(error, transaction)
        }
    }

    private static func error(_ error: AWSError, _ transaction: RecordTransaction) -> RepositoryError {
        let reasons = error.cancellationReasons ?? []
        let conflicts = zip(transaction.parts, reasons).compactMap { part, reason -> RecordConflict? in
            switch reason.code {
            case "ConditionalCheckFailed":
                RecordConflict(
                    key: part.key, table: part.table, reason: part.reason ?? .conditionFailed, item: reason.item)
            case "TransactionConflict":
                RecordConflict(key: part.key, table: part.table, reason: .contended)
            default: nil
            }
        }
        guard let first = conflicts.first else {
            return RepositoryError(.service, "transaction", cause: error)
        }
        return RepositoryError(
            first.reason.code, conflicts.map(\.description).joined(separator: "; "), key: first.key,
            conflicts: conflicts, cause: error)
    }
}
