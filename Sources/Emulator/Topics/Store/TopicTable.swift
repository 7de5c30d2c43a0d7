import FoundationEssentials
import GRDB
import JSONCoding
import Wire

/// Topics in SQLite.
enum TopicTable {
    static func find(_ name: String, _ db: Database) throws -> Topic? {
        try Row.fetchOne(
            try db.cachedStatement(sql: "SELECT * FROM topics WHERE name = ?"), arguments: [name]
        ).map(Topic.init)
    }

    /// - Throws: `NotFound`.
    static func get(_ name: String, _ db: Database) throws -> Topic {
        guard let topic = try find(name, db) else { throw ServiceError.topicDoesNotExist }
        return topic
    }

    static func insert(
        _ name: String, attributes: [String: String], tags: [String: String], dataProtectionPolicy: String?,
        _ db: Database
    ) throws {
        try db.execute(
            sql: "INSERT INTO topics (name, attributes, tags, dataProtectionPolicy) VALUES (?, ?, ?, ?)",
            arguments: [
                name, try JSONEncoder().encode(attributes), try JSONEncoder().encode(tags), dataProtectionPolicy,
            ])
    }

    static func update(_ topic: Topic, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE topics SET attributes = ?, tags = ?, dataProtectionPolicy = ? WHERE id = ?",
            arguments: [
                try JSONEncoder().encode(topic.attributes), try JSONEncoder().encode(topic.tags),
                topic.dataProtectionPolicy, topic.id,
            ])
    }

    /// With its subscriptions and what still waits for them.
    static func delete(_ topic: Topic, _ db: Database) throws {
        for subscription in try SubscriptionTable.all(ofTopic: topic.id, db) {
            try SubscriptionTable.removeDeliveries(to: subscription.arn, db)
        }
        for table in ["subscriptions", "deduplications"] {
            try db.execute(sql: "DELETE FROM \(table) WHERE topicID = ?", arguments: [topic.id])
        }
        try db.execute(sql: "DELETE FROM topics WHERE id = ?", arguments: [topic.id])
    }

    /// - Returns: the names behind `id`, in the order in which they were made, and the id to continue from.
    static func page(after id: Int64, _ db: Database) throws -> (names: [String], next: Int64?) {
        let rows = try Row.fetchAll(
            db, sql: "SELECT id, name FROM topics WHERE id > ? ORDER BY id LIMIT ?",
            arguments: [id, TopicLimits.pageSize + 1])
        let page = rows.prefix(TopicLimits.pageSize)
        return (page.map { $0["name"] }, rows.count > page.count ? page.last.map { $0["id"] } : nil)
    }

    /// The next sequence number: 20 digits that grow, as AWS's do.
    static func nextSequenceNumber(of topic: Topic, _ db: Database) throws -> String {
        try db.execute(sql: "UPDATE topics SET sequence = sequence + 1 WHERE id = ?", arguments: [topic.id])
        let sequence = try Int64.fetchOne(db, sql: "SELECT sequence FROM topics WHERE id = ?", arguments: [topic.id])
        return String(10_000_000_000_000_000_000 + UInt64(sequence ?? 0) * 1_000)
    }
}

extension Topic {
    init(_ row: Row) throws {
        id = row["id"]
        name = row["name"]
        attributes = try JSONCoder.decode([String: String].self, from: Array(row["attributes"] as Data))
        tags = try JSONCoder.decode([String: String].self, from: Array(row["tags"] as Data))
        dataProtectionPolicy = row["dataProtectionPolicy"]
    }
}
