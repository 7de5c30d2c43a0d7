import Wire

/// What event source mappings read: the stream's own form, without iterators that expire.
extension TablesService {
    /// The shards of a stream, oldest first; a shard comes after the one that it continues.
    /// - Throws: `ResourceNotFoundException`.
    package func streamShards(_ streamARN: String) async throws -> [StreamShard] {
        try await context.store.read { transaction in
            let stream = try transaction.stream(streamARN)
            let last = try transaction.lastSequence()
            return try transaction.shards(ofStream: stream.id).map { StreamShard($0, lastNumber: last) }
        }
    }

    /// Records of one shard from a number on, of all keys or of one part of them.
    ///
    /// What is too old by now is left out; a shard that is gone is at its end.
    package func streamRecords(
        _ shard: StreamShard, from position: Int64, limit: Int, bytesMax: Int, part: (number: Int, of: Int) = (0, 1)
    ) async throws -> StreamPage {
        try await context.store.read { transaction in
            guard let (stored, stream) = try transaction.shard(shard.id) else {
                return StreamPage(records: [], next: position, hasMore: false, isEnd: true)
            }
            let horizon = try transaction.horizon(of: stored)
            let (records, next, hasMore) = try transaction.records(
                of: stored, in: stream, from: max(position, horizon), limit: limit, bytesMax: bytesMax, part: part)
            return StreamPage(
                records: records, next: next, hasMore: hasMore, isEnd: stored.ending.map { next > $0 } ?? false)
        }
    }

    /// Counts the commits that wrote to a shard or closed it: ask before looking, wait when there was nothing.
    package func version(of shard: StreamShard) -> UInt64 { context.store.watch.version(of: shard.id) }

    /// Returns when there was a commit after `version`, or the task is cancelled.
    package func wait(for shard: StreamShard, beyond version: UInt64) async {
        await context.store.watch.wait(for: shard.id, beyond: version)
    }
}
