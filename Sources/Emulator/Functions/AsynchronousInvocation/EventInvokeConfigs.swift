import FoundationEssentials
package import GRDB
import Storage
import Synchronization
package import VirtualTime
import Wire

/// The functions' settings for asynchronous invocation, by the function's ARN: on disk, and at hand in memory.
package final class EventInvokeConfigs: Sendable {
    struct Entry: Codable, Sendable {
        let config: EventInvokeConfig
        let lastModifiedMilliseconds: Int64
        /// What the template said when it last set the settings; nil where it says nothing.
        let declaration: EventInvokeConfig?
    }

    private let entries = Mutex<[String: Entry]>([:])
    private let commits: GroupCommit
    private let writer: any DatabaseWriter
    private let clock: VirtualClock

    /// - Parameter writer: opened with the name and the migrator of `InvocationStore`.
    package init(writer: any DatabaseWriter, clock: VirtualClock) {
        self.writer = writer
        self.clock = clock
        commits = GroupCommit(writer)
    }

    /// Takes what earlier starts have kept, and sets what the templates declare, unless the API has changed it since and
    /// the template still says the same.
    package func install(_ declared: [(functionARN: String, config: EventInvokeConfig)]) async throws {
        let rows = try await writer.read { db in
            try Row.fetchAll(db, sql: "SELECT functionARN, content FROM configuration").map {
                ($0["functionARN"] as String, try JSONDecoder().decode(Entry.self, from: $0["content"] as Data))
            }
        }
        let kept = Dictionary(uniqueKeysWithValues: rows)
        let wanted = Dictionary(declared.map { ($0.functionARN, $0.config) }) { _, last in last }
        entries.withLock { $0 = kept }
        for (arn, entry) in kept where entry.declaration != nil && wanted[arn] == nil { try await remove(arn) }
        for (arn, config) in wanted where kept[arn]?.declaration != config {
            try await set(config, for: arn, declaration: config)
        }
    }

    /// The settings that hold for a function now; empty ones where there are none.
    func current(_ functionARN: String) -> EventInvokeConfig { entry(functionARN)?.config ?? EventInvokeConfig() }

    func entry(_ functionARN: String) -> Entry? { entries.withLock { $0[functionARN] } }

    /// Returns once the settings are on disk.
    @discardableResult
    func set(_ config: EventInvokeConfig, for functionARN: String) async throws -> Entry {
        try await set(config, for: functionARN, declaration: entry(functionARN)?.declaration)
    }

    @discardableResult
    private func set(
        _ config: EventInvokeConfig, for functionARN: String, declaration: EventInvokeConfig?
    ) async throws -> Entry {
        let entry = Entry(
            config: config, lastModifiedMilliseconds: clock.now.milliseconds, declaration: declaration)
        let content = try JSONEncoder().encode(entry)
        try await commits.write { db in
            try db.execute(
                sql: """
                    INSERT INTO configuration (functionARN, content) VALUES (?, ?)
                    ON CONFLICT (functionARN) DO UPDATE SET content = excluded.content
                    """, arguments: [functionARN, content])
        }
        entries.withLock { $0[functionARN] = entry }
        return entry
    }

    func remove(_ functionARN: String) async throws {
        try await commits.write { db in
            try db.execute(sql: "DELETE FROM configuration WHERE functionARN = ?", arguments: [functionARN])
        }
        entries.withLock { $0[functionARN] = nil }
    }
}
