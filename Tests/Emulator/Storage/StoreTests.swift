import FoundationEssentials
import GRDB
import Testing

@testable import Storage

@Suite struct StoreTests {
    private static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("v1") { db in
            try db.execute(sql: "CREATE TABLE entry (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
        }
        return migrator
    }()

    @Test("the writer's connection syncs fully and journals ahead")
    func durable() async throws {
        try await withTemporaryDirectory { folder in
            let store = try Store.open("one", at: .directory(folder), migrator: Self.migrator)
            let settings = try await store.writeWithoutTransaction { db in
                [
                    try String.fetchOne(db, sql: "PRAGMA synchronous"),
                    try String.fetchOne(db, sql: "PRAGMA journal_mode"),
                ]
            }
            #expect(settings == ["2", "wal"])
            try store.close()
        }
    }

    @Test("a connection that would not be durable is refused")
    func notDurable() async throws {
        try await withTemporaryDirectory { folder in
            let store = try Store.open("one", at: .directory(folder), migrator: Self.migrator)
            try await store.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA synchronous = NORMAL")
                #expect { try Store.assertDurable(db, path: "x") } throws: {
                    ($0 as? StorageError)?.code == .notDurable
                }
            }
            try store.close()
        }
    }

    @Test("what was written is there after reopening, in a folder for its owner only")
    func reopens() async throws {
        try await withTemporaryDirectory { folder in
            let first = try Store.open("one", at: .directory(folder + "/a/b"), migrator: Self.migrator)
            try await first.write { db in try db.execute(sql: "INSERT INTO entry (text) VALUES ('kept')") }
            try first.close()
            let second = try Store.open("one", at: .directory(folder + "/a/b"), migrator: Self.migrator)
            #expect(try await second.read { db in try String.fetchOne(db, sql: "SELECT text FROM entry") } == "kept")
            try second.close()
            let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/a/b")
            #expect(attributes[.posixPermissions] as? Int == 0o700)
        }
    }

    @Test("a store in memory needs no folder")
    func inMemory() async throws {
        let store = try Store.open("one", at: .inMemory, migrator: Self.migrator)
        try await store.write { db in try db.execute(sql: "INSERT INTO entry (text) VALUES ('x')") }
        #expect(try await store.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM entry") } == 1)
    }

    @Test("a second opener of one file is told which file is in use, at once")
    func locked() async throws {
        try await withTemporaryDirectory { folder in
            let first = try Store.open("one", at: .directory(folder), migrator: Self.migrator)
            let error = #expect(throws: StorageError.self) {
                _ = try Store.open("one", at: .directory(folder), migrator: Self.migrator)
            }
            #expect(error?.code == .locked)
            #expect(error?.path == folder + "/one.sqlite")
            #expect(error?.message.contains("another emulator") == true)
            // Another store in the same folder is not concerned, and closing releases.
            try Store.open("two", at: .directory(folder), migrator: Self.migrator).close()
            try first.close()
            try Store.open("one", at: .directory(folder), migrator: Self.migrator).close()
        }
    }

    @Test(
        "a file that is no sound database is named, with what to do",
        arguments: ["not a database, but long enough to have a header of a hundred bytes " as String, "damaged"])
    func corrupt(_ kind: String) async throws {
        try await withTemporaryDirectory { folder in
            let store = try Store.open("one", at: .directory(folder), migrator: Self.migrator)
            try await store.write { db in
                for _ in 0..<2_000 { try db.execute(sql: "INSERT INTO entry (text) VALUES (hex(randomblob(40)))") }
            }
            // Out of the journal into the file, which is what the case then damages.
            try await store.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
            try store.close()
            let url = URL(filePath: folder + "/one.sqlite")
            var bytes = try Data(contentsOf: url)
            if kind == "damaged" {
                for index in 4_096 * 2..<4_096 * 4 { bytes[index] = 0xA5 }
            } else {
                bytes = Data(String(repeating: kind, count: 100).utf8)
            }
            try bytes.write(to: url)
            let error = #expect(throws: StorageError.self) {
                _ = try Store.open("one", at: .directory(folder), migrator: Self.migrator)
            }
            #expect(error?.code == .corrupt)
            #expect(error?.message.contains(folder + "/one.sqlite") == true)
            #expect(error?.message.contains("move the file away") == true)
        }
    }

    @Test("a folder that cannot be made is named")
    func notAccessible() async throws {
        try await withTemporaryDirectory { folder in
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data("a file".utf8).write(to: URL(filePath: folder + "/file"))
            let error = #expect(throws: StorageError.self) {
                _ = try Store.open("one", at: .directory(folder + "/file/below"), migrator: Self.migrator)
            }
            #expect(error?.code == .notAccessible)
            #expect(error?.message.contains(folder + "/file/below") == true)
        }
    }

    @Test("a database path that is a folder is told as not accessible")
    func pathIsFolder() async throws {
        try await withTemporaryDirectory { folder in
            try FileManager.default.createDirectory(
                atPath: folder + "/one.sqlite", withIntermediateDirectories: true)
            let error = #expect(throws: StorageError.self) {
                _ = try Store.open("one", at: .directory(folder), migrator: Self.migrator)
            }
            #expect(error?.code == .notAccessible)
        }
    }

    @Test("a store of a newer version is refused rather than misread")
    func tooNew() async throws {
        try await withTemporaryDirectory { folder in
            var newer = Self.migrator
            newer.registerMigration("v2") { db in try db.execute(sql: "CREATE TABLE later (id INTEGER)") }
            try Store.open("one", at: .directory(folder), migrator: newer).close()
            let error = #expect(throws: StorageError.self) {
                _ = try Store.open("one", at: .directory(folder), migrator: Self.migrator)
            }
            #expect(error?.code == .tooNew)
        }
    }
}
