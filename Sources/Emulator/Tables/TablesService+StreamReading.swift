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
    /// What is too old by now is left out, and the page says so.
    /// - Throws: `ResourceNotFoundException` when the stream or the shard is gone.
    package func streamRecords(
        _ streamARN: String, shard name: String, from position: Int64, limit: Int, bytesMax: Int,
        part: (number: Int, of: Int) = (0, 1)
    ) async throws -> StreamPage {
        try await context.store.read { transaction in
            let stream = try transaction.stream(streamARN)
            guard let shard = try transaction.shards(ofStream: stream.id).first(where: { $0.name == name }) else {
                throw ServiceError.shardNotFound
            }
            let horizon = try transaction.horizon(of: shard)
            let (records, next) = try transaction.records(
                of: shard, in: stream, from: max(position, horizon), limit: limit, bytesMax: bytesMax, part: part)
            return StreamPage(records: records, next: next, isEnd: shard.ending.map { next > $0 } ?? false)
        }
    }

    /// Counts the commits that wrote to a stream: ask before looking, wait when there was nothing.
    /// - Throws: `ResourceNotFoundException`.
    package func streamVersion(_ streamARN: String) async throws -> UInt64 {
        context.store.watch.version(of: try await streamID(streamARN))
    }

    /// Returns when there was a commit after `version`, or the task is cancelled.
    /// - Throws: `ResourceNotFoundException`.
    package func waitForStream(_ streamARN: String, beyond version: UInt64) async throws {
        await context.store.watch.wait(for: try await streamID(streamARN), beyond: version)
    }

    private func streamID(_ arn: String) async throws -> Int64 {
        try await context.store.read { try $0.stream(arn).id }
    }
}
