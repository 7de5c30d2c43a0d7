import FoundationEssentials
import GRDB
import JSONCoding
import Storage
import Wire

extension QueueStore {
    /// Makes the queue unless it is there already with these attributes.
    ///
    /// Throws `QueueNameExists` when one of the given attributes differs.
    func create(_ name: String, attributes: [String: String], tags: [String: String]) async throws {
        let settings = try QueueSettings(attributes: attributes, ofQueue: name)
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
            try checkDeadLetterTarget(settings.redrivePolicy, of: name, db)
            try insert(name, settings: settings, tags: tags, db)
        }
    }

    /// Makes the queue, or gives it exactly these attributes over the defaults, as an update of its stack would.
    ///
    /// The dead-letter queue may come later: a template does not say in which order its queues are made.
    func ensure(_ name: String, attributes: [String: String]) async throws {
        let settings = try QueueSettings(attributes: attributes, ofQueue: name)
        try await commits.write { db in
            if let existing = try Self.record(ofQueue: name, db) {
                guard existing.settings != settings else { return }
                try update(existing.id, settings: settings, db)
            } else {
                try insert(name, settings: settings, tags: [:], db)
            }
        }
    }

    /// Edits the queue's policy, which is taken away when it has lost its last statement.
    func changePolicy(
        ofQueue name: String, _ change: @escaping @Sendable (inout QueuePolicy) throws -> Void
    ) async throws {
        try await commits.write { db in
            guard var record = try Self.record(ofQueue: name, db) else { throw ServiceError.queueDoesNotExist }
            var policy =
                try record.settings.others["Policy"].map(QueuePolicy.init(parsing:))
                ?? QueuePolicy(queueARN: location.arn(of: name))
            try change(&policy)
            record.settings.others["Policy"] = policy.statements.isEmpty ? nil : policy.text
            try update(record.id, settings: record.settings, db)
        }
    }

    func setAttributes(_ attributes: [String: String], ofQueue name: String) async throws {
        try await commits.write { db in
            guard var record = try Self.record(ofQueue: name, db) else { throw ServiceError.queueDoesNotExist }
            try record.settings.set(attributes)
            if attributes["RedrivePolicy"] != nil {
                try checkDeadLetterTarget(record.settings.redrivePolicy, of: name, db)
            }
            try update(record.id, settings: record.settings, db)
        }
    }

    func delete(_ name: String) async throws {
        try await commits.write { db in
            let id = try Self.limits(ofQueue: name, db).queueID
            for table in ["messages", "messageGroups", "deduplications", "receiveAttempts"] {
                try db.execute(sql: "DELETE FROM \(table) WHERE queueID = ?", arguments: [id])
            }
            try db.execute(sql: "DELETE FROM queues WHERE id = ?", arguments: [id])
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
                        + "seconds.",
                    status: 403)
            }
            for table in ["messages", "messageGroups"] {
                try db.execute(sql: "DELETE FROM \(table) WHERE queueID = ?", arguments: [record.id])
            }
            try db.execute(sql: "UPDATE queues SET purgedAt = ? WHERE id = ?", arguments: [now, record.id])
        }
    }

    func changeTags(ofQueue name: String, _ change: @escaping @Sendable (inout [String: String]) throws -> Void)
        async throws
    {
        try await commits.write { db in
            guard var record = try Self.record(ofQueue: name, db) else { throw ServiceError.queueDoesNotExist }
            try change(&record.tags)
            try db.cachedStatement(sql: "UPDATE queues SET tags = ? WHERE id = ?")
                .execute(arguments: [Data(try JSONCoder.encode(record.tags)), record.id])
        }
    }

    private func checkDeadLetterTarget(_ policy: RedrivePolicy?, of source: String, _ db: Database) throws {
        guard let policy else { return }
        guard let name = location.name(inARN: policy.deadLetterTargetARN),
            let target = try Self.record(ofQueue: name, db)
        else {
            throw ServiceError.invalidParameter(
                "RedrivePolicy", value: policy.text, reason: "Dead letter target does not exist.")
        }
        let allowed = try target.settings.others["RedriveAllowPolicy"].map(RedriveAllowPolicy.init(parsing:))
        guard allowed?.allows(sourceARN: location.arn(of: source)) != false else {
            throw ServiceError.invalidParameter(
                "RedrivePolicy", value: policy.text,
                reason: "Dead-letter queue's redrive allow policy does not allow this source queue.")
        }
    }

    private func insert(_ name: String, settings: QueueSettings, tags: [String: String], _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO queues (name, visibilityTimeoutSeconds, delaySeconds, maximumMessageBytes, retentionSeconds,
                    receiveWaitSeconds, deadLetterTargetARN, maxReceiveCount, otherAttributes, deduplicatesByContent,
                    deduplicatesByGroup, isThroughputPerGroup, modifiedAt, tags, createdAt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        let arguments: StatementArguments = [name]
        let created: StatementArguments = [Data(try JSONCoder.encode(tags)), now() / 1000]
        try statement.execute(arguments: arguments + Self.columns(settings, modifiedSeconds: now() / 1000) + created)
    }

    private func update(_ id: Int64, settings: QueueSettings, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                UPDATE queues SET visibilityTimeoutSeconds = ?, delaySeconds = ?, maximumMessageBytes = ?,
                    retentionSeconds = ?, receiveWaitSeconds = ?, deadLetterTargetARN = ?, maxReceiveCount = ?,
                    otherAttributes = ?, deduplicatesByContent = ?, deduplicatesByGroup = ?, isThroughputPerGroup = ?,
                    modifiedAt = ?
                WHERE id = ?
                """)
        try statement.execute(arguments: Self.columns(settings, modifiedSeconds: now() / 1000) + [id])
    }

    private static func columns(_ settings: QueueSettings, modifiedSeconds: Int64) throws -> StatementArguments {
        [
            settings.visibilityTimeoutSeconds, settings.delaySeconds, settings.maximumMessageBytes,
            settings.retentionSeconds, settings.receiveWaitSeconds, settings.redrivePolicy?.deadLetterTargetARN,
            settings.redrivePolicy?.maxReceiveCount, Data(try JSONCoder.encode(settings.others)),
            settings.fifo?.deduplicatesByContent ?? false, settings.fifo?.deduplicatesByGroup ?? false,
            settings.fifo?.isThroughputPerGroup ?? false, modifiedSeconds,
        ]
    }
}
