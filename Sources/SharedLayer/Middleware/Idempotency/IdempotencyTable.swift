/// The records in the stack's table (keys `pk` and `sk`, time to live on `expiresAt`).
///
/// Every write is conditional, and knows its own repeat: the client sends a call again when an answer was lost, and the
/// second one then meets what the first one wrote.
struct IdempotencyTable: Sendable {
    let dynamo: DynamoClient
    let name: String

    private typealias Attribute = IdempotencyRecord.Attribute

    /// Writes `record` unless there is one that counts, which it returns then.
    func claim(
        _ key: IdempotencyKey, _ record: IdempotencyRecord, now: Timestamp
    ) async throws(IdempotencyError) -> IdempotencyRecord? {
        let condition = DynamoCondition.or(
            .attributeNotExists(DynamoPath(Attribute.partitionKey)),
            .lessThanOrEquals(DynamoPath(Attribute.expiresAt), .number(now.secondsSince1970)))
        do {
            try await dynamo.putItem(record.item(key), into: name, condition: condition)
            return nil
        } catch {
            return try await other(than: record.owner, key, error)
        }
    }

    /// Makes `record.owner` the owner of the run that `old` is about, unless somebody was faster: that one is returned then.
    func takeOver(
        _ key: IdempotencyKey, from old: IdempotencyRecord, to record: IdempotencyRecord
    ) async throws(IdempotencyError) -> IdempotencyRecord? {
        let update: DynamoUpdate = [
            .set(DynamoPath(Attribute.owner), .string(record.owner)),
            .set(DynamoPath(Attribute.attempt), .number(record.attempt)),
            .set(DynamoPath(Attribute.lockedUntil), .number(record.lockedUntil.millisecondsSince1970)),
            .set(DynamoPath(Attribute.expiresAt), .number(record.expiresAt.secondsSince1970)),
        ]
        let condition = DynamoCondition.and(
            isOwned(by: old.owner),
            .equals(DynamoPath(Attribute.lockedUntil), .number(old.lockedUntil.millisecondsSince1970)))
        do {
            try await dynamo.updateItem(IdempotencyRecord.key(key), in: name, update: update, condition: condition)
            return nil
        } catch {
            return try await other(than: record.owner, key, error)
        }
    }

    func read(_ key: IdempotencyKey) async throws(IdempotencyError) -> IdempotencyRecord? {
        let item: DynamoItem?
        do {
            item = try await dynamo.getItem(IdempotencyRecord.key(key), from: name)
        } catch {
            throw unavailable(error)
        }
        guard let item else { return nil }
        return try IdempotencyRecord(item)
    }

    /// Records a step's result. Throws `ownershipLost` when another attempt has the run.
    func record(
        step: String, _ result: String, of owner: String, _ key: IdempotencyKey
    ) async throws(IdempotencyError) {
        let path = DynamoPath(Attribute.steps).member(step)
        try await update(key, owner, [.set(path, .string(result))]) { $0.steps[step] == result }
    }

    /// Ends the run. Throws `ownershipLost` when another attempt has it.
    func complete(
        _ key: IdempotencyKey, owner: String, result: String?, expiresAt: Timestamp
    ) async throws(IdempotencyError) {
        var update: DynamoUpdate = [
            .set(DynamoPath(Attribute.status), .string(IdempotencyRecord.Status.completed.rawValue)),
            .set(DynamoPath(Attribute.expiresAt), .number(expiresAt.secondsSince1970)),
            .remove(DynamoPath(Attribute.steps)),
        ]
        if let result { update.actions.append(.set(DynamoPath(Attribute.result), .string(result))) }
        try await self.update(key, owner, update) { $0.status == .completed }
    }

    /// Lets anyone take the run over at once. Throws `ownershipLost` when another attempt has it.
    func unlock(_ key: IdempotencyKey, owner: String, now: Timestamp) async throws(IdempotencyError) {
        let now = AttributeValue.number(now.millisecondsSince1970)
        try await update(key, owner, [.set(DynamoPath(Attribute.lockedUntil), now)]) { _ in true }
    }

    /// Frees the key. That another attempt has the run, or that there is none, is no error: nothing is left to do.
    func remove(_ key: IdempotencyKey, owner: String) async throws(IdempotencyError) {
        do {
            try await dynamo.deleteItem(IdempotencyRecord.key(key), from: name, condition: isOwned(by: owner))
        } catch {
            guard error.isConditionalCheckFailed else { throw unavailable(error) }
        }
    }

    private func isOwned(by owner: String) -> DynamoCondition {
        .and(
            .equals(DynamoPath(Attribute.owner), .string(owner)),
            .equals(DynamoPath(Attribute.status), .string(IdempotencyRecord.Status.inProgress.rawValue)))
    }

    /// - Parameter isDone: whether this very write has been done before.
    private func update(
        _ key: IdempotencyKey, _ owner: String, _ update: DynamoUpdate, isDone: (IdempotencyRecord) -> Bool
    ) async throws(IdempotencyError) {
        do {
            try await dynamo.updateItem(
                IdempotencyRecord.key(key), in: name, update: update, condition: isOwned(by: owner))
        } catch {
            guard let found = try await other(than: nil, key, error), found.owner == owner, isDone(found) else {
                throw IdempotencyError(.ownershipLost, "another invocation took the run over", cause: error)
            }
        }
    }

    /// The record that made a condition fail; nil when it is the caller's own.
    private func other(
        than owner: String?, _ key: IdempotencyKey, _ error: AWSError
    ) async throws(IdempotencyError) -> IdempotencyRecord? {
        guard error.isConditionalCheckFailed else { throw unavailable(error) }
        let found: IdempotencyRecord?
        if let item = error.item {
            found = try IdempotencyRecord(item)
        } else {
            found = try await read(key)
        }
        guard let owner else { return found }
        guard let found else {
            // Removed in between: whoever asks again finds the key free.
            throw IdempotencyError(.inProgress, "the record vanished while it was claimed", retryAfterSeconds: 1)
        }
        return found.owner == owner ? nil : found
    }

    private func unavailable(_ error: AWSError) -> IdempotencyError {
        IdempotencyError(.tableUnavailable, "the table of idempotency records did not answer", cause: error)
    }
}
