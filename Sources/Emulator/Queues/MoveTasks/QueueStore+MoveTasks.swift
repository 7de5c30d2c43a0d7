import FoundationEssentials
import GRDB
import Storage
import Wire

/// Move tasks as callers start, list and cancel them.
extension QueueStore {
    /// Source: SQS API reference, StartMessageMoveTask.
    func startMove(
        id: String, from sourceARN: String, to destinationARN: String?, perSecondMax: Int?
    ) async throws -> MoveTask {
        let now = now()
        return try await commits.write { db in
            let source = try existing(sourceARN, "SourceArn", db)
            let sources = "SELECT count(*) FROM queues WHERE deadLetterTargetARN = ?"
            guard try Int.fetchOne(db, sql: sources, arguments: [sourceARN]) ?? 0 > 0 else {
                throw ServiceError.invalidParameter("Source queue must be configured as a Dead Letter Queue.")
            }
            if let destinationARN {
                let destination = try existing(destinationARN, "DestinationArn", db)
                guard destination.id != source.id else {
                    throw ServiceError.invalidParameter(
                        "Source queue arn and destination queue arn cannot be the same.")
                }
                guard (destination.settings.fifo == nil) == (source.settings.fifo == nil) else {
                    throw ServiceError.invalidParameter(
                        "The source queue and destination queue must be of the same queue type.")
                }
            }
            guard try Self.tasks(ofSource: sourceARN, limit: 1, db).first?.status != .running else {
                throw ServiceError.invalidParameter(
                    "There is already a task running. Only one active task is allowed for a source queue arn at a given "
                        + "time.")
            }
            return try Self.insertTask(
                id: id, source: source, sourceARN, to: destinationARN, perSecondMax: perSecondMax, now: now, db)
        }
    }

    /// The newest first.
    func moveTasks(ofSource arn: String, limit: Int) async throws -> [MoveTask] {
        try await writer.read { db in
            _ = try existing(arn, "SourceArn", db)
            return try Self.tasks(ofSource: arn, limit: limit, db)
        }
    }

    /// - Returns: how many messages the task had moved.
    func cancelMove(_ handle: MoveTaskHandle) async throws -> Int {
        try await commits.write { db in
            _ = try existing(handle.sourceArn, "SourceArn", db)
            guard
                let row = try Row.fetchOne(
                    db, sql: "SELECT * FROM moveTasks WHERE taskID = ? AND sourceARN = ?",
                    arguments: [handle.taskId, handle.sourceArn])
            else { throw ServiceError.resourceNotFound("Task does not exist.") }
            var task = MoveTask(row)
            guard task.status == .running else {
                throw ServiceError(
                    "UnsupportedOperation", "A message move task can be cancelled only while it is running.")
            }
            task.status = .cancelled
            try Self.save(task, db)
            return task.moved
        }
    }

    static func save(_ task: MoveTask, _ db: Database) throws {
        try db.cachedStatement(
            sql: "UPDATE moveTasks SET moved = ?, status = ?, failureReason = ? WHERE number = ?"
        ).execute(arguments: [task.moved, task.status.rawValue, task.failureReason, task.number])
    }

    private func existing(_ arn: String, _ parameter: String, _ db: Database) throws -> QueueRecord {
        guard let name = location.name(inARN: arn), let record = try Self.record(ofQueue: name, db) else {
            throw ServiceError.resourceNotFound(
                "The resource that you specified for the \(parameter) parameter doesn't exist.")
        }
        return record
    }

    private static func tasks(ofSource arn: String, limit: Int, _ db: Database) throws -> [MoveTask] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM moveTasks WHERE sourceARN = ? ORDER BY number DESC LIMIT ?",
            arguments: [arn, limit]
        ).map(MoveTask.init)
    }

    private static func insertTask(
        id: String, source: QueueRecord, _ sourceARN: String, to destinationARN: String?, perSecondMax: Int?,
        now: Int64, _ db: Database
    ) throws -> MoveTask {
        try db.execute(
            sql: """
                INSERT INTO moveTasks (taskID, sourceARN, destinationARN, perSecondMax, startedAt, status, toMove,
                    lastSequence)
                SELECT ?, ?, ?, ?, ?, 'RUNNING', count(*), coalesce(max(sequence), 0)
                FROM messages WHERE queueID = ? AND visibleAt <= ?
                """, arguments: [id, sourceARN, destinationARN, perSecondMax, now, source.id, now])
        let number = db.lastInsertedRowID
        try db.execute(
            sql: """
                DELETE FROM moveTasks WHERE sourceARN = ?1 AND number NOT IN
                    (SELECT number FROM moveTasks WHERE sourceARN = ?1 ORDER BY number DESC LIMIT ?2)
                """, arguments: [sourceARN, QueueLimits.moveTasksMax])
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM moveTasks WHERE number = ?", arguments: [number])
        else { throw ServiceError.resourceNotFound("Task does not exist.") }
        return MoveTask(row)
    }
}
