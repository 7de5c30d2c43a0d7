import FoundationEssentials
import GRDB
import Wire

/// Streams and their shards: beginning, continuing and ending them.
extension TableTransaction {
    /// Makes a stream for a table that is stored already.
    ///
    /// - Parameter label: a template knows the label before there is a stream; nil takes the time.
    func openStream(_ viewType: StreamViewType, for table: Table, label: String? = nil) throws -> TableStream {
        let width = StreamLimits.width(isOnDemand: table.definition.settings.billingMode == "PAY_PER_REQUEST")
        try db.execute(
            sql: """
                INSERT INTO stream (table_name, label, view_type, key_schema, created_ms, width)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                table.name, try freeLabel(label, for: table.name), viewType.rawValue,
                try JSONEncoder().encode(table.definition.keySchema), nowMilliseconds, width,
            ])
        let id = db.lastInsertedRowID
        let given = try String.fetchOne(db, sql: "SELECT label FROM stream WHERE id = ?", arguments: [id]) ?? ""
        for lane in 0..<width { try openShard(lane: lane, of: id, parent: nil) }
        return TableStream(id: id, label: given, viewType: viewType, width: width, isEnabled: true)
    }

    /// Ends a stream: nothing is written to it any more, what is in it can be read until it is too old.
    func endStream(_ id: Int64) throws {
        try db.execute(sql: "UPDATE stream SET ended_ms = ? WHERE id = ?", arguments: [nowMilliseconds, id])
        let open = try Int64.fetchAll(
            db, sql: "SELECT id FROM stream_shard WHERE stream_id = ? AND ending IS NULL", arguments: [id])
        for shard in open { try close(shard) }
    }

    private func close(_ shard: Int64) throws {
        try db.execute(
            sql: "UPDATE stream_shard SET ending = ?, closed_ms = ? WHERE id = ?",
            arguments: [try lastSequence(), nowMilliseconds, shard])
        streamChanges.note(shard)
    }

    /// Writes the record of a change, in the transaction that makes the change. One that changes nothing has none.
    func record(_ change: ItemChange, of table: Table, isExpiry: Bool) throws {
        guard let stream = table.definition.stream, stream.isEnabled, change.old != change.new,
            let item = change.new ?? change.old
        else { return }
        let keys = table.keyAttributes(of: item)
        let old = stream.viewType.showsOld ? change.old : nil
        let new = stream.viewType.showsNew ? change.new : nil
        let event: StreamRecord.Event =
            change.old == nil ? .insert : change.new == nil ? .remove : .modify
        let shard = try openShard(of: stream, slot: change.key.slot)
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO stream_record
                (shard_id, slot, created_ms, event, is_expiry, size, item_keys, old_image, new_image)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [
            shard, change.key.slot, nowMilliseconds, event.rawValue, isExpiry,
            keys.storedBytes + (old?.storedBytes ?? 0) + (new?.storedBytes ?? 0), Data(ItemEncoder.encode(keys)),
            old.map { Data(ItemEncoder.encode($0)) }, new.map { Data(ItemEncoder.encode($0)) },
        ])
        streamChanges.note(shard)
    }

    /// The number of the newest record of any stream, trimmed ones included.
    func lastSequence() throws -> Int64 {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT seq FROM sqlite_sequence WHERE name = 'stream_record'")) ?? 0
    }

    /// The open shard of an item's changes; one that is too old is closed and continued by another.
    private func openShard(of stream: TableStream, slot: Int) throws -> Int64 {
        let lane = stream.lane(ofSlot: slot)
        let statement = try db.cachedStatement(
            sql: """
                SELECT id, name, created_ms FROM stream_shard
                WHERE stream_id = ? AND lane = ? AND ending IS NULL
                """)
        guard let row = try Row.fetchOne(statement, arguments: [stream.id, lane]) else {
            throw StoredDataError(what: "shard of stream \(stream.id)")
        }
        let id: Int64 = row["id"]
        let createdMilliseconds: Int64 = row["created_ms"]
        guard nowMilliseconds - createdMilliseconds >= StreamLimits.shardMilliseconds else { return id }
        try close(id)
        return try openShard(lane: lane, of: stream.id, parent: row["name"])
    }

    @discardableResult
    private func openShard(lane: Int, of stream: Int64, parent: String?) throws -> Int64 {
        try db.execute(
            sql: """
                INSERT INTO stream_shard (stream_id, lane, name, parent, created_ms, starting)
                VALUES (?, ?, '', ?, ?, ?)
                """,
            arguments: [stream, lane, parent, nowMilliseconds, try lastSequence() + 1])
        let id = db.lastInsertedRowID
        try db.execute(
            sql: "UPDATE stream_shard SET name = ? WHERE id = ?",
            arguments: [StoredShard.name(row: id, atMilliseconds: nowMilliseconds), id])
        return id
    }

    /// Labels are times; two streams of a table within a millisecond get different ones all the same.
    private func freeLabel(_ wanted: String?, for tableName: String) throws -> String {
        var milliseconds = nowMilliseconds
        var label = wanted ?? StreamLabel.text(atMilliseconds: milliseconds)
        while try findStream(tableName: tableName, label: label) != nil {
            milliseconds += 1
            label = StreamLabel.text(atMilliseconds: milliseconds)
        }
        return label
    }
}
