import Synchronization

/// Certificates that were read a short while ago, by entity and type.
final class CertificateCache: Sendable {
    struct Key: Hashable, Sendable {
        let entityID: String
        let type: String
    }

    struct Value: Sendable {
        let entries: [CertificateEntry]
        let readAt: Timestamp
    }

    private let values = Mutex<[Key: Value]>([:])
    private let countMax: Int

    init(countMax: Int) {
        self.countMax = countMax
    }

    subscript(key: Key) -> Value? {
        values.withLock { $0[key] }
    }

    /// Keeps a value. When the cache is full, the one that was read first makes room.
    func keep(_ entries: [CertificateEntry], for key: Key, readAt: Timestamp) {
        values.withLock { values in
            if values[key] == nil, values.count >= countMax,
                let oldest = values.min(by: { $0.value.readAt < $1.value.readAt })
            {
                values[oldest.key] = nil
            }
            values[key] = Value(entries: entries, readAt: readAt)
        }
    }
}
