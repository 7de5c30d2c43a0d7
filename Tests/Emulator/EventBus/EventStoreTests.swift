import GRDB
import Synchronization
import Testing

@testable import EventBus

@Suite("What EventBridge keeps")
struct EventStoreTests {
    /// Lets commits fail as a full disk does.
    private final class FullDisk: TransactionObserver, Sendable {
        struct IsFull: Error {}

        let isFull = Mutex(false)

        func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
        func databaseDidChange(with event: DatabaseEvent) {}
        func databaseWillCommit() throws { if isFull.withLock(\.self) { throw IsFull() } }
        func databaseDidCommit(_ db: Database) {}
        func databaseDidRollback(_ db: Database) {}
    }

    @Test("A change that could not be written is not there, for nobody", arguments: [true, false])
    func failedCommit(isNew: Bool) async throws {
        let fixture = try BusFixture()
        let disk = FullDisk()
        fixture.store.add(transactionObserver: disk, extent: .databaseLifetime)
        let pattern = #""EventPattern":"{\"source\":[\"shop\"]}""#
        if !isNew { _ = try await fixture.call("PutRule", #"{"Name":"r",\#(pattern),"Description":"first"}"#) }
        disk.isFull.withLock { $0 = true }
        await #expect(throws: (any Error).self) {
            try await fixture.call("PutRule", #"{"Name":"r",\#(pattern),"Description":"second"}"#)
        }
        disk.isFull.withLock { $0 = false }
        let rules = try await fixture.call("ListRules", "{}")
        #expect(rules.contains(#""Description":"first""#) == !isNew)
        #expect(!rules.contains("second"))
        // The next change finds what is there.
        _ = try await fixture.call("PutRule", #"{"Name":"r",\#(pattern),"Description":"third"}"#)
        #expect(try await fixture.call("DescribeRule", #"{"Name":"r"}"#).contains("third"))
    }
}
