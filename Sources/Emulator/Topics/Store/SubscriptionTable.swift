import Delivery
import FoundationEssentials
import GRDB
import JSONCoding
import Wire

/// Subscriptions in SQLite.
enum SubscriptionTable {
    static func all(ofTopic topicID: Int64, _ db: Database) throws -> [Subscription] {
        let statement = try db.cachedStatement(sql: "SELECT * FROM subscriptions WHERE topicID = ? ORDER BY id")
        return try Row.fetchAll(statement, arguments: [topicID]).map(Subscription.init)
    }

    /// Those that take messages.
    static func confirmed(ofTopic topicID: Int64, _ db: Database) throws -> [Subscription] {
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM subscriptions WHERE topicID = ? AND state = ? ORDER BY id")
        return try Row.fetchAll(statement, arguments: [topicID, Subscription.State.confirmed.rawValue])
            .map(Subscription.init)
    }

    static func find(_ arn: String, _ db: Database) throws -> Subscription? {
        try Row.fetchOne(db, sql: "SELECT * FROM subscriptions WHERE arn = ?", arguments: [arn])
            .map(Subscription.init)
    }

    /// - Throws: `NotFound`, for a deleted one too.
    static func get(_ arn: String, _ db: Database) throws -> Subscription {
        guard let subscription = try find(arn, db), subscription.state != .deleted else {
            throw ServiceError.subscriptionDoesNotExist
        }
        return subscription
    }

    static func find(token: String, _ db: Database) throws -> Subscription? {
        try Row.fetchOne(db, sql: "SELECT * FROM subscriptions WHERE token = ?", arguments: [token])
            .map(Subscription.init)
    }

    static func find(
        _ protocolName: SubscriptionProtocol, _ endpoint: String, ofTopic topicID: Int64, _ db: Database
    ) throws -> Subscription? {
        try Row.fetchOne(
            db,
            sql: "SELECT * FROM subscriptions WHERE topicID = ? AND protocol = ? AND endpoint = ? AND state <> ?",
            arguments: [topicID, protocolName.rawValue, endpoint, Subscription.State.deleted.rawValue]
        ).map(Subscription.init)
    }

    static func insert(_ subscription: Subscription, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO subscriptions (topicID, arn, protocol, endpoint, state, attributes, token, tokenMadeAt,
                    wasConfirmedAuthenticated)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                subscription.topicID, subscription.arn, subscription.protocolName.rawValue, subscription.endpoint,
                subscription.state.rawValue, try JSONEncoder().encode(subscription.attributes), subscription.token,
                subscription.tokenMadeAt, subscription.wasConfirmedAuthenticated,
            ])
    }

    static func update(_ subscription: Subscription, _ db: Database) throws {
        try db.execute(
            sql: """
                UPDATE subscriptions SET state = ?, attributes = ?, token = ?, tokenMadeAt = ?,
                    wasConfirmedAuthenticated = ?, deletedAt = NULL
                WHERE id = ?
                """,
            arguments: [
                subscription.state.rawValue, try JSONEncoder().encode(subscription.attributes), subscription.token,
                subscription.tokenMadeAt, subscription.wasConfirmedAuthenticated, subscription.id,
            ])
    }

    /// Ends a subscription, which its token can restore for a while, and forgets those that ended long ago.
    static func delete(_ subscription: Subscription, at now: Int64, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE subscriptions SET state = ?, deletedAt = ?, token = ?, tokenMadeAt = ? WHERE id = ?",
            arguments: [
                Subscription.State.deleted.rawValue, now, subscription.token, subscription.tokenMadeAt, subscription.id,
            ])
        try db.execute(
            sql: "DELETE FROM subscriptions WHERE deletedAt < ?", arguments: [now - TopicLimits.tokenMilliseconds])
        try removeDeliveries(to: subscription.arn, db)
    }

    /// Takes back what waits for the subscription, in its own lane and in those of its message groups.
    static func removeDeliveries(to arn: String, _ db: Database) throws {
        try DeliveryStore.removeAll(inLane: arn, db)
        // "0" is the character behind "/": between them lie exactly the lanes that begin with the ARN and a slash.
        try db.execute(
            sql: "DELETE FROM delivery WHERE lane >= ? AND lane < ?", arguments: ["\(arn)/", "\(arn)0"])
    }

    /// - Parameter topicID: nil for those of every topic.
    /// - Returns: those behind `id`, and the id to continue from.
    static func page(
        after id: Int64, topicID: Int64?, _ db: Database
    ) throws -> (subscriptions: [Subscription], next: Int64?) {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM subscriptions WHERE id > ? AND state <> ? AND (? IS NULL OR topicID = ?)
                ORDER BY id LIMIT ?
                """,
            arguments: [id, Subscription.State.deleted.rawValue, topicID, topicID, TopicLimits.pageSize + 1])
        let page = try rows.prefix(TopicLimits.pageSize).map(Subscription.init)
        return (page, rows.count > page.count ? page.last?.id : nil)
    }

    /// How many of a topic's are in each state.
    static func counts(ofTopic topicID: Int64, _ db: Database) throws -> [Subscription.State: Int] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT state, COUNT(*) AS count FROM subscriptions WHERE topicID = ? GROUP BY state",
            arguments: [topicID])
        return Dictionary(
            rows.compactMap { row in Subscription.State(rawValue: row["state"]).map { ($0, row["count"]) } },
            uniquingKeysWith: +)
    }
}

extension Subscription {
    init(_ row: Row) throws {
        id = row["id"]
        topicID = row["topicID"]
        arn = row["arn"]
        // Only known names are written.
        protocolName = SubscriptionProtocol(rawValue: row["protocol"]) ?? .sqs
        endpoint = row["endpoint"]
        state = State(rawValue: row["state"]) ?? .deleted
        attributes = try JSONCoder.decode([String: String].self, from: Array(row["attributes"] as Data))
        token = row["token"]
        tokenMadeAt = row["tokenMadeAt"]
        wasConfirmedAuthenticated = row["wasConfirmedAuthenticated"]
    }
}
