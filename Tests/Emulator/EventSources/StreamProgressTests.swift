import GRDB
import Storage
import Synchronization
import Tables
import Testing

@testable import EventSources

@Suite("A mapping's progress in a stream")
struct StreamProgressTests {
    /// Lets the second commit fail, as a disk does that is full by then.
    private final class FullDisk: TransactionObserver, Sendable {
        struct IsFull: Error {}

        let commits = Mutex(0)

        func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
        func databaseDidChange(with event: DatabaseEvent) {}
        func databaseWillCommit() throws {
            let count = commits.withLock { count in
                count += 1
                return count
            }
            if count == 2 { throw IsFull() }
        }
        func databaseDidCommit(_ db: Database) {}
        func databaseDidRollback(_ db: Database) {}
    }

    @Test("LATEST is the same for every shard, also when its place could not be kept at first")
    func latest() async throws {
        try await StreamFixture.with(shards: 4) { fixture in
            try await fixture.put(1...20)
            let shards = try await fixture.tables.streamShards(fixture.streamARN)
            try #require(shards.count == 4)
            let writer = try Store.open(MappingStore.storeName, at: .inMemory, migrator: MappingStore.migrator)
            let store = MappingStore(writer)
            try await store.save(
                EventSourceMapping(
                    uuid: StreamFixture.mapping, eventSourceARN: fixture.streamARN,
                    functionARN: StreamFixture.functionARN, settings: EventSourceSettings()))
            let disk = FullDisk()
            writer.add(transactionObserver: disk, extent: .databaseLifetime)
            let configuration = fixture.configuration { $0.startingPosition = .latest }
            try? await StreamProgress(configuration, store: store).begin(at: shards)
            let progress = StreamProgress(configuration, store: store)
            try await progress.begin(at: shards)
            for shard in shards {
                #expect(await progress.checkpoint(of: shard).positions == [shard.latest], "\(shard.name)")
            }
        }
    }
}
