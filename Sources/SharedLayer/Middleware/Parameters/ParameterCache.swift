import Synchronization

/// What was read a short while ago, by what was asked for.
final class ParameterCache: Sendable {
    enum Key: Sendable, Hashable {
        case one(ParameterName)
        case tree(path: String, recursively: Bool)
        case several([String])
    }

    struct Entry: Sendable {
        let values: [String: ParameterValue]
        let readAt: Timestamp
    }

    private let entries = Mutex<[Key: Entry]>([:])
    private let countMax: Int

    init(countMax: Int) {
        self.countMax = countMax
    }

    subscript(key: Key) -> Entry? { entries.withLock { $0[key] } }

    /// When the cache is full, the entry that was read first makes room.
    func keep(_ entry: Entry, for key: Key) {
        entries.withLock { entries in
            if entries[key] == nil, entries.count >= countMax,
                let oldest = entries.min(by: { $0.value.readAt < $1.value.readAt })
            {
                entries[oldest.key] = nil
            }
            entries[key] = entry
        }
    }

    func clear() { entries.withLock { $0 = [:] } }
}
