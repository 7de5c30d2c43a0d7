import FoundationEssentials
import GRDB
import Storage
import Wire

extension QueueStore {
    /// Deletes received messages; the result has, in the order of the handles, nil or why one was refused.
    ///
    /// A handle of an earlier receive than the last deletes nothing and is no error, nor is one whose message is gone
    /// (SQS API reference, DeleteMessage). A handle outlives its visibility timeout until the next receive.
    func delete(_ handles: [String], fromQueue name: String) async throws -> [ServiceError?] {
        try await settle(handles, ofQueue: name) { _, handle, db in
            let statement = try db.cachedStatement(
                sql: "DELETE FROM messages WHERE sequence = ? AND queueID = ? AND receipt = ?")
            try statement.execute(arguments: [handle.sequence, handle.queueID, Data(handle.nonce)])
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
                sql: "SELECT receivedAt FROM messages WHERE sequence = ? AND queueID = ? AND receipt = ?")
            let arguments: StatementArguments = [handle.sequence, handle.queueID, Data(handle.nonce)]
            guard let receivedAt = try Int64.fetchOne(find, arguments: arguments) else {
                throw ServiceError.invalidParameter(
                    "ReceiptHandle", value: handle.text,
                    reason: "Message does not exist or is not available for visibility timeout change.")
            }
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
