import FoundationEssentials
import Tables

/// A mapping's checkpoints: written when the function is done with records, and read at a start.
///
/// A record is marked as done after the function's invocation has ended, so a kill repeats what was with the function and
/// loses nothing.
actor StreamProgress {
    private let store: MappingStore
    private let configuration: StreamEventSourceConfiguration
    private var checkpoints: [String: ShardCheckpoint] = [:]
    /// Shards of which more is known than is on disk.
    private var noted: Set<String> = []

    init(_ configuration: StreamEventSourceConfiguration, store: MappingStore) {
        self.configuration = configuration
        self.store = store
    }

    /// Reads the checkpoints of earlier runs. A mapping without any begins where its starting position says, which is kept
    /// at once and for all shards together: what comes from now on is not passed over by a restart, and what came before is
    /// not read by one.
    func begin(at shards: [StreamShard]) async throws {
        let stored = try await store.checkpoints(of: configuration.mapping)
        checkpoints = stored.compactMapValues { try? JSONDecoder().decode(ShardCheckpoint.self, from: $0) }
        guard checkpoints.isEmpty else { return try await forget(except: shards) }
        for shard in shards {
            let position = configuration.startingPosition == .latest ? shard.latest : shard.starting
            checkpoints[shard.name] = ShardCheckpoint(positions: [position])
        }
        try await store.saveCheckpoints(
            try checkpoints.mapValues { try JSONEncoder().encode($0) }, of: configuration.mapping)
    }

    /// Whether a shard may be read: all of the one that it continues has been.
    func isReady(_ shard: StreamShard, among shards: [StreamShard]) -> Bool {
        guard checkpoints[shard.name]?.isFinished != true else { return false }
        guard let parent = shard.parent, shards.contains(where: { $0.name == parent }) else { return true }
        return checkpoints[parent]?.isFinished == true
    }

    func checkpoint(of shard: StreamShard) -> ShardCheckpoint {
        var checkpoint = checkpoints[shard.name] ?? ShardCheckpoint(positions: [shard.starting])
        checkpoint.positions = checkpoint.positions(of: configuration.parts)
        checkpoints[shard.name] = checkpoint
        return checkpoint
    }

    /// Returns once it is on disk that a part of a shard's keys is done up to a number.
    func advance(_ shard: StreamShard, part: Int, to position: Int64, window: TumblingWindow?) async throws {
        var checkpoint = checkpoint(of: shard)
        checkpoint.positions[part] = position
        checkpoint.window = window
        try await save(checkpoint, of: shard.name)
    }

    /// Remembers that a part of a shard's keys has nothing before a number; it is kept with the shard's next checkpoint.
    func note(_ shard: StreamShard, part: Int, at position: Int64) {
        var checkpoint = checkpoint(of: shard)
        guard checkpoint.positions[part] != position else { return }
        checkpoint.positions[part] = position
        checkpoints[shard.name] = checkpoint
        noted.insert(shard.name)
    }

    /// Returns once on disk is what was noted of a shard.
    func keep(_ shard: StreamShard) async throws {
        guard noted.contains(shard.name) else { return }
        try await save(checkpoint(of: shard), of: shard.name)
    }

    /// Returns once it is on disk that nothing is left in a shard.
    func finish(_ shard: StreamShard) async throws {
        var checkpoint = checkpoint(of: shard)
        checkpoint.isFinished = true
        try await save(checkpoint, of: shard.name)
    }

    private func save(_ checkpoint: ShardCheckpoint, of shard: String) async throws {
        checkpoints[shard] = checkpoint
        noted.remove(shard)
        try await store.saveCheckpoint(
            try JSONEncoder().encode(checkpoint), shard: shard, of: configuration.mapping)
    }

    /// Shards that the stream has dropped are never read again.
    private func forget(except shards: [StreamShard]) async throws {
        let gone = Set(checkpoints.keys).subtracting(shards.map(\.name))
        guard !gone.isEmpty, gone.count < checkpoints.count else { return }
        for name in gone { checkpoints[name] = nil }
        try await store.deleteCheckpoints(shards: Array(gone), of: configuration.mapping)
    }
}
