import GRDB
import Synchronization
import Testing

@testable import Storage

@Suite struct GroupCommitTests {
    private struct Refusal: Error {}

    private static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("v1") { db in
            try db.execute(sql: "CREATE TABLE entry (id INTEGER PRIMARY KEY)")
        }
        return migrator
    }()

    @Test("a write that throws leaves no trace, and its neighbours in the batch are kept")
    func savepoints() async throws {
        try await withTemporaryDirectory { folder in
            let store = try Store.open("one", at: .directory(folder), migrator: Self.migrator)
            let commits = GroupCommit(store)
            let refusedCount = await withTaskGroup(of: Bool.self) { group in
                for id in 0..<500 {
                    group.addTask { await Self.isRefused(id, commits) }
                }
                return await group.reduce(0) { count, refused in count + (refused ? 1 : 0) }
            }
            #expect(refusedCount == 100)
            let ids = try await store.read { db in try Int.fetchAll(db, sql: "SELECT id FROM entry ORDER BY id") }
            #expect(ids == (0..<500).filter { $0 % 5 != 0 })
            try store.close()
        }
    }

    /// Writes `id`, throwing afterwards for each fifth one.
    private static func isRefused(_ id: Int, _ commits: GroupCommit) async -> Bool {
        do {
            try await commits.write { db in
                try db.execute(sql: "INSERT INTO entry (id) VALUES (?)", arguments: [id])
                if id % 5 == 0 { throw Refusal() }
            }
            return false
        } catch is Refusal {
            return true
        } catch {
            Issue.record(error)
            return false
        }
    }

    @Test("a write is answered with what it returned, after it can be read by others")
    func answersAfterCommit() async throws {
        try await withTemporaryDirectory { folder in
            let store = try Store.open("one", at: .directory(folder), migrator: Self.migrator)
            let commits = GroupCommit(store)
            for id in 1...50 {
                let answer = try await commits.write { db in
                    try db.execute(sql: "INSERT INTO entry (id) VALUES (?)", arguments: [id])
                    return db.lastInsertedRowID
                }
                #expect(answer == Int64(id))
                #expect(try await store.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM entry") } == id)
            }
            try store.close()
        }
    }

    @Test("many writes share few transactions")
    func shares() async throws {
        let store = try Store.open("one", at: .inMemory, migrator: Self.migrator)
        let commits = GroupCommit(store)
        let observer = CommitCounter()
        store.add(transactionObserver: observer)
        // The writer is held while the writes gather; then they go in batches.
        try await withThrowingTaskGroup(of: Void.self) { group in
            store.asyncWriteWithoutTransaction { _ in
                while commits.waitingCount < 400 {}
            }
            for id in 0..<400 {
                group.addTask {
                    try await commits.write { db in
                        try db.execute(sql: "INSERT INTO entry (id) VALUES (?)", arguments: [id])
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(observer.commits.withLock { $0 } == 2)
    }

    @Test("a transaction that SQLite ends is an error for every write in it")
    func lostTransaction() async throws {
        let store = try Store.open("one", at: .inMemory, migrator: Self.migrator)
        let commits = GroupCommit(store)
        await #expect(throws: (any Error).self) {
            try await commits.write { db in
                try db.execute(sql: "INSERT INTO entry (id) VALUES (1)")
                try db.execute(sql: "ROLLBACK")
            }
        }
        #expect(try await store.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM entry") } == 0)
        // And the next write works.
        try await commits.write { db in try db.execute(sql: "INSERT INTO entry (id) VALUES (2)") }
    }
}

private final class CommitCounter: TransactionObserver, Sendable {
    let commits = Mutex(0)

    func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
    func databaseDidChange(with event: DatabaseEvent) {}
    func databaseDidCommit(_ db: Database) { commits.withLock { $0 += 1 } }
    func databaseDidRollback(_ db: Database) {}
}
