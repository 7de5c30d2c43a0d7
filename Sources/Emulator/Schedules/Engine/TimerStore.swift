import FoundationEssentials
import GRDB
import VirtualTime

/// The timers on disk: each with its next time. What is due is found by an index.
enum TimerStore {
    struct Entry: Sendable {
        let timer: ScheduleTimer
        let occurrenceSeconds: Int
        let dueMilliseconds: Int64
    }

    /// Sets the timer to its next time after `seconds`.
    ///
    /// - Parameter jitterSeconds: for how many seconds of a flexible window to wait.
    /// - Returns: false when there is no such time; then there is no timer any more.
    @discardableResult
    static func set(
        _ timer: ScheduleTimer, after seconds: Int, jitterSeconds: (_ window: Int) -> Int, _ db: Database
    ) throws -> Bool {
        guard let occurrence = timer.recurrence?.next(after: seconds) else {
            try remove(timer.arn, db)
            return false
        }
        let due = occurrence + (timer.windowSeconds > 0 ? jitterSeconds(timer.windowSeconds) : 0)
        let statement = try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO timer (arn, dueMilliseconds, occurrenceSeconds, content) VALUES (?, ?, ?, ?)")
        try statement.execute(arguments: [
            timer.arn, Int64(due) * 1_000, occurrence, String(decoding: try JSONEncoder().encode(timer), as: UTF8.self),
        ])
        return true
    }

    static func remove(_ arn: String, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM timer WHERE arn = ?", arguments: [arn])
    }

    /// The earliest that is due; nil when none is.
    static func firstDue(at milliseconds: Int64, _ db: Database) throws -> Entry? {
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM timer WHERE dueMilliseconds <= ? ORDER BY dueMilliseconds, arn LIMIT 1")
        return try Row.fetchOne(statement, arguments: [milliseconds]).map(entry)
    }

    static func earliestMilliseconds(_ db: Database) throws -> Int64? {
        try Int64.fetchOne(db, sql: "SELECT min(dueMilliseconds) FROM timer")
    }

    static func rules(_ db: Database) throws -> [ScheduleTimer] {
        try Row.fetchAll(db, sql: "SELECT * FROM timer").map(entry).map(\.timer).filter { $0.rule != nil }
    }

    private static func entry(_ row: Row) throws -> Entry {
        let content: String = row["content"]
        return Entry(
            timer: try JSONDecoder().decode(ScheduleTimer.self, from: Data(content.utf8)),
            occurrenceSeconds: row["occurrenceSeconds"], dueMilliseconds: row["dueMilliseconds"])
    }
}
