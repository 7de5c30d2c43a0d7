import FoundationEssentials
import GRDB
import Storage
import Wire

extension QueueStore {
    /// Makes the queue unless it is there already with these attributes.
    ///
    /// Throws `QueueNameExists` when one of the given attributes differs.
    func create(_ name: String, attributes: [String: String], tags: [String: String]) async throws {
        let settings = try QueueSettings(attributes: attributes)
        try await commits.write { db in
            if let existing = try Self.record(ofQueue: name, db) {
                let wanted = settings.attributes
                let present = existing.settings.attributes
                if let different = attributes.keys.sorted().first(where: { wanted[$0] != present[$0] }) {
                    throw ServiceError(
                        "QueueNameExists",
                        "A queue already exists with the same name and a different value for attribute \(different)")
                }
                return
            }
            try checkDeadLetterTarget(settings.redrivePolicy, db)
            try insert(name, settings: settings, tags: tags, db)
        }
    }

    /// Makes the queue, or gives it exactly these attributes over the defaults, as an update of its stack would.
    ///
    /// The dead-letter queue may come later: a template does not say in which order its queues are made.
    func ensure(_ name: String, attributes: [String: String]) async throws {
        let settings = try QueueSettings(attributes: attributes)
        try await commits.write { db in
            if let existing = try Self.record(ofQueue: name, db) {
                guard existing.settings != settings else { return }
                try update(existing.id, settings: settings, db)
            } else {
                try insert(name, settings: settings, tags: [:], db)
            }
        }
    }

    func setAttributes(_ attributes: [String: String], ofQueue name: String) async throws {
        try await commits.write { db in
            guard var record = try Self.record(ofQueue: name, db) else { throw ServiceError.queueDoesNotExist }
            try record.settings.set(attributes)
            if attributes["RedrivePolicy"] != nil { try checkDeadLetterTarget(record.settings.redrivePolicy, db) }
            try update(record.id, settings: record.settings, db)
        }
    }

    func delete(_ name: String) async throws {
        try await commits.write { db in
            let id = try Self.limits(ofQueue: name, db).queueID
            try db.cachedStatement(sql: "DELETE FROM messages WHERE queueID = ?").execute(arguments: [id])
            try db.cachedStatement(sql: "DELETE FROM queues WHERE id = ?").execute(arguments: [id])
        }
    }

    /// Throws `PurgeQueueInProgress` within a minute of the purge before.
    func purge(_ name: String) async throws {
        let now = now()
        try await commits.write { db in
            guard let record = try Self.record(ofQueue: name, db) else { throw ServiceError.queueDoesNotExist }
            guard now - record.purgedAt >= Int64(QueueLimits.purgeIntervalSeconds) * 1000 else {
                throw ServiceError(
                    "PurgeQueueInProgress",
                    "Only one PurgeQueue operation on \(name) is allowed every \(QueueLimits.purgeIntervalSeconds) "
                        + "seconds.")
            }
            try db.cachedStatement(sql: "DELETE FROM messages WHERE queueID = ?").execute(arguments: [record.id])
            try db.cachedStatement(sql: "UPDATE queues SET purgedAt = ? WHERE id = ?")
                .execute(arguments: [now, record.id])
        }
    }

    func changeTags(ofQueue name: String, _ change: @escaping @Sendable (inout [String: String]) throws -> Void)
        async throws
    {
        try await commits.write { db in
            guard var record = try Self.record(ofQueue: name, db) else { throw ServiceError.queueDoesNotExist }
            try change(&record.tags)
            try db.cachedStatement(sql: "UPDATE queues SET tags = ? WHERE id = ?")
                .execute(arguments: [try JSONEncoder().encode(record.tags), record.id])
        }
    }

    private func checkDeadLetterTarget(_ policy: RedrivePolicy?, _ db: Database) throws {
        guard let policy else { return }
        guard let name = location.name(inARN: policy.deadLetterTargetARN),
            try Self.record(ofQueue: name, db) != nil
        else {
            throw ServiceError.invalidParameter(
                "RedrivePolicy", value: policy.text, reason: "Dead letter target does not exist.")
        }
    }

    private func insert(_ name: String, settings: QueueSettings, tags: [String: String], _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO queues (name, visibilityTimeoutSeconds, delaySeconds, maximumMessageBytes, retentionSeconds,
                    receiveWaitSeconds, deadLetterTargetARN, maxReceiveCount, otherAttributes, modifiedAt, tags, createdAt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        let arguments: StatementArguments = [name]
        let created: StatementArguments = [try JSONEncoder().encode(tags), now() / 1000]
        try statement.execute(arguments: arguments + Self.columns(settings, modifiedSeconds: now() / 1000) + created)
    }

    private func update(_ id: Int64, settings: QueueSettings, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                UPDATE queues SET visibilityTimeoutSeconds = ?, delaySeconds = ?, maximumMessageBytes = ?,
                    retentionSeconds = ?, receiveWaitSeconds = ?, deadLetterTargetARN = ?, maxReceiveCount = ?,
                    otherAttributes = ?, modifiedAt = ?
                WHERE id = ?
                """)
        try statement.execute(arguments: Self.columns(settings, modifiedSeconds: now() / 1000) + [id])
    }

    private static func columns(_ settings: QueueSettings, modifiedSeconds: Int64) throws -> StatementArguments {
        [
            settings.visibilityTimeoutSeconds, settings.delaySeconds, settings.maximumMessageBytes,
            settings.retentionSeconds, settings.receiveWaitSeconds, settings.redrivePolicy?.deadLetterTargetARN,
            settings.redrivePolicy?.maxReceiveCount, try JSONEncoder().encode(settings.others), modifiedSeconds,
        ]
    }
}
