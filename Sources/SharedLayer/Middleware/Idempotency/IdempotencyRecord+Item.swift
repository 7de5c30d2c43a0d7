extension IdempotencyRecord {
    enum Attribute {
        static let partitionKey = "pk"
        static let sortKey = "sk"
        static let status = "status"
        static let operation = "operation"
        static let fingerprint = "fingerprint"
        static let owner = "owner"
        static let runID = "runId"
        static let attempt = "attempt"
        static let lockedUntil = "lockedUntil"
        static let expiresAt = "expiresAt"
        static let steps = "steps"
        static let result = "result"
    }

    static let sortKey = "IDEMPOTENCY"

    static func key(_ key: IdempotencyKey) -> DynamoItem {
        [Attribute.partitionKey: .string(key.partition), Attribute.sortKey: .string(sortKey)]
    }

    func item(_ key: IdempotencyKey) -> DynamoItem {
        var item = Self.key(key)
        // For people who look into the table; the key itself may be personal, and is not kept.
        item[Attribute.operation] = .string(key.operation)
        item[Attribute.status] = .string(status.rawValue)
        item[Attribute.fingerprint] = .string(fingerprint)
        item[Attribute.owner] = .string(owner)
        item[Attribute.runID] = .string(runID)
        item[Attribute.attempt] = .number(attempt)
        item[Attribute.lockedUntil] = .number(lockedUntil.millisecondsSince1970)
        item[Attribute.expiresAt] = .number(expiresAt.secondsSince1970)
        item[Attribute.steps] = .map(steps.mapValues { .string($0) })
        item[Attribute.result] = result.map { .string($0) }
        return item
    }

    /// Throws `malformedRecord`.
    init(_ item: DynamoItem) throws(IdempotencyError) {
        guard let status = item[Attribute.status]?.string.flatMap(Status.init),
            let fingerprint = item[Attribute.fingerprint]?.string, let owner = item[Attribute.owner]?.string,
            let runID = item[Attribute.runID]?.string,
            let attempt = item[Attribute.attempt]?.number.flatMap({ Int($0) }),
            let lockedUntil = item[Attribute.lockedUntil]?.number.flatMap({ Int64($0) }),
            let expiresAt = item[Attribute.expiresAt]?.number.flatMap({ Int64($0) })
        else {
            throw IdempotencyError(.malformedRecord, "the item under the key is no idempotency record")
        }
        self.init(
            status: status, fingerprint: fingerprint, owner: owner, runID: runID, attempt: attempt,
            lockedUntil: Timestamp(millisecondsSince1970: lockedUntil),
            expiresAt: Timestamp(secondsSince1970: expiresAt),
            steps: (item[Attribute.steps]?.map ?? [:]).compactMapValues(\.string),
            result: item[Attribute.result]?.string)
    }
}
