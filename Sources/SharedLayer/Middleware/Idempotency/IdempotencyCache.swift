import Synchronization

/// Completed records that this execution environment has seen: repeats that come here need no table.
///
/// Bounded in number and in bytes for each; those that were not asked for the longest go first. Safe, because a
/// completed record does not change until it expires.
package final class IdempotencyCache: Sendable {
    private struct Entry {
        let record: IdempotencyRecord
        var lastUse: UInt64
    }

    private struct State {
        var entries: [String: Entry] = [:]
        var uses: UInt64 = 0
    }

    private let state = Mutex(State())
    private let entriesMax: Int
    private let resultBytesMax: Int

    /// - Parameters:
    ///   - entriesMax: 0 keeps nothing.
    ///   - resultBytesMax: larger results are read from the table each time.
    package init(entriesMax: Int = 256, resultBytesMax: Int = 16 << 10) {
        self.entriesMax = entriesMax
        self.resultBytesMax = resultBytesMax
    }

    package var count: Int { state.withLock { $0.entries.count } }

    func record(under partition: String, at now: Timestamp) -> IdempotencyRecord? {
        state.withLock { state in
            guard let entry = state.entries[partition] else { return nil }
            guard !entry.record.isExpired(at: now) else {
                state.entries[partition] = nil
                return nil
            }
            state.uses += 1
            state.entries[partition]?.lastUse = state.uses
            return entry.record
        }
    }

    func keep(_ record: IdempotencyRecord, under partition: String) {
        guard entriesMax > 0, record.status == .completed, (record.result?.utf8.count ?? 0) <= resultBytesMax else {
            return
        }
        state.withLock { state in
            state.uses += 1
            state.entries[partition] = Entry(record: record, lastUse: state.uses)
            guard state.entries.count > entriesMax else { return }
            // An eighth at once: looking for the oldest means looking at all.
            let oldest = state.entries.sorted { $0.value.lastUse < $1.value.lastUse }.prefix(max(1, entriesMax / 8))
            for (partition, _) in oldest { state.entries[partition] = nil }
        }
    }
}
