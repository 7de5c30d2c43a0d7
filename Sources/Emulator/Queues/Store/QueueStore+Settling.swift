import FoundationEssentials
import GRDB
import Storage
import Wire

extension QueueStore {
    /// Deletes received messages; the result has, in the order of the handles, nil or why one was refused.
    ///
    /// A handle whose message is gone is no error. In a standard queue a handle outlives its visibility timeout until the
    /// next receive, and one of an earlier receive than the last deletes nothing and is no error; a FIFO queue refuses
    /// both as expired (SQS API reference, DeleteMessage).
    func delete(_ handles: [String], fromQueue name: String) async throws -> [ServiceError?] {
        let isFIFO = QueueName.isFIFO(name)
        let now = now()
        return try await settle(handles, ofQueue: name) { _, handle, db in
            guard isFIFO else {
                let statement = try db.cachedStatement(
                    sql: "DELETE FROM messages WHERE sequence = ? AND queueID = ? AND receipt = ?")
                return try statement.execute(
                    arguments: [handle.sequence, handle.queueID, Data(handle.nonce)])
            }
            let find = try db.cachedStatement(
                sql: "SELECT visibleAt, receipt, groupNumber FROM messages WHERE sequence = ? AND queueID = ?")
            guard let row = try Row.fetchOne(find, arguments: [handle.sequence, handle.queueID]) else { return }
            let receipt: Data = row[1]
            guard row[0] as Int64 > now, receipt.elementsEqual(handle.nonce) else {
                throw ServiceError.receiptHandleHasExpired(handle.text)
            }
            try Self.delete(handle.sequence, db)
            if let group: Int64 = row[2] { try Self.refreshGroup(group, db) }
        }
    }

    /// Sets how long received messages stay hidden, counted from now; the result has, in the order of the changes, nil
    /// or why one was refused.
    func changeVisibility(
        _ changes: [(handle: String, timeoutSeconds: Int)], ofQueue name: String
    ) async throws -> [ServiceError?] {
        let now = now()
        return try await settle(changes.map(\.handle), ofQueue: name) { index, handle, db in
            let find = try db.cachedStatement(
                sql: """
                    SELECT receivedAt, visibleAt, groupNumber FROM messages
                    WHERE sequence = ? AND queueID = ? AND receipt = ?
                    """)
            let arguments: StatementArguments = [handle.sequence, handle.queueID, Data(handle.nonce)]
            guard let row = try Row.fetchOne(find, arguments: arguments) else {
                throw ServiceError.invalidParameter(
                    "ReceiptHandle", value: handle.text,
                    reason: "Message does not exist or is not available for visibility timeout change.")
            }
            guard row[1] as Int64 > now else { throw ServiceError.messageNotInFlight }
            let receivedAt: Int64 = row[0]
            let seconds = changes[index].timeoutSeconds
            let visibleAt = now + Int64(seconds) * 1000
            guard visibleAt - receivedAt <= Int64(QueueLimits.visibilityTimeoutSecondsMax) * 1000 else {
                throw ServiceError.invalidParameter(
                    "VisibilityTimeout", value: seconds,
                    reason: "Total VisibilityTimeout for the message is beyond the limit "
                        + "[\(QueueLimits.visibilityTimeoutSecondsMax) seconds].")
            }
            try db.cachedStatement(sql: "UPDATE messages SET visibleAt = ? WHERE sequence = ?")
                .execute(arguments: [visibleAt, handle.sequence])
            if let group: Int64 = row[2] { try Self.refreshGroup(group, db) }
        }
    }

    /// Runs `body` for each handle of this queue in one transaction, and keeps SQS's errors apart from the store's.
    private func settle(
        _ handles: [String], ofQueue name: String,
        _ body: @escaping @Sendable (_ index: Int, ReceiptHandle, Database) throws -> Void
    ) async throws -> [ServiceError?] {
        try await commits.write { db in
            let queueID = try Self.limits(ofQueue: name, db).queueID
            return try handles.enumerated().map { index, text -> ServiceError? in
                do {
                    let handle = try ReceiptHandle(parsing: text)
                    guard handle.queueID == queueID else { throw ServiceError.receiptHandleIsInvalid(text) }
                    try body(index, handle, db)
                    return nil
                } catch let error as ServiceError {
                    return error
                }
            }
        }
    }
}
