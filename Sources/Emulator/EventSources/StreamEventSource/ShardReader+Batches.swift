import ServiceLifecycle
import Tables
import VirtualTime

/// Gathering the records of one event.
extension ShardReader {
    enum Batch {
        /// Records that pass the filter, and the number to go on from.
        case records([StreamEntry], next: Int64)
        /// The open window has ended, and nothing is left for it.
        case windowOver
        case end
        case stopped
    }

    /// Waits for records, and for more of them while the batch is not full and its batching window is open.
    ///
    /// Records that the filter does not pass are done with at once.
    mutating func nextBatch() async throws -> Batch {
        var batch = BatchInHand(next: position)
        while !source.isStopping {
            let version = source.tables.version(of: shard)
            let missing = configuration.batchSize - batch.entries.count
            let page = try await source.tables.streamRecords(
                shard, from: batch.next, limit: missing,
                bytesMax: StreamEvent.payloadBytesMax, part: (part, configuration.parts))
            try batch.add(page, configuration, bytesMax: try StreamEvent.recordBytesMax(state: window))
            if batch.isFull || (page.isEnd && !batch.entries.isEmpty) {
                return .records(batch.entries, next: batch.next)
            }
            if page.isEnd {
                position = batch.next
                return .end
            }
            if page.hasMore { continue }
            if let ready = await wait(for: &batch, beyond: version) { return ready }
        }
        return .stopped
    }

    /// Waits at the shard's end for now. Nil to look again.
    private mutating func wait(for batch: inout BatchInHand, beyond version: UInt64) async -> Batch? {
        let now = source.clock.now
        if batch.entries.isEmpty {
            position = batch.next
            if batch.skipped {
                batch.skipped = false
                await checkpoint()
            } else {
                await source.progress.note(shard, part: part, at: position)
            }
            guard let window else {
                await wait(beyond: version, until: nil)
                return nil
            }
            let end = VirtualClock.Instant(
                sinceEpoch: .milliseconds(window.endMilliseconds + TumblingWindow.graceMilliseconds))
            if now >= end { return .windowOver }
            await wait(beyond: version, until: end)
            return nil
        }
        let deadline =
            batch.deadline ?? now.advanced(by: .seconds(configuration.batchingWindowSeconds))
        batch.deadline = deadline
        if now >= deadline { return .records(batch.entries, next: batch.next) }
        await wait(beyond: version, until: deadline)
        return nil
    }

    /// Returns at a commit, at a time of the clock, or at a shutdown.
    private func wait(beyond version: UInt64, until deadline: VirtualClock.Instant?) async {
        let tables = source.tables
        let shard = shard
        let clock = source.clock
        await cancelWhenGracefulShutdown {
            guard let deadline else { return await tables.wait(for: shard, beyond: version) }
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await tables.wait(for: shard, beyond: version) }
                group.addTask { try? await clock.sleep(until: deadline) }
                await group.next()
                group.cancelAll()
            }
        }
    }
}
