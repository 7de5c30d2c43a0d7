import OpenSSLCrypto
import Synchronization

/// Data keys that are used again, within their limits.
final class DataKeyCache: Sendable {
    private let limits: DataKeyLimits
    private let state = Mutex(State())

    private struct State {
        /// By the context's bytes.
        var sealing: [[UInt8]: SealingKey] = [:]
        /// By what was wrapped, under which key and for which context.
        var opening: [[UInt8]: OpeningKey] = [:]
    }

    private struct SealingKey {
        let dataKey: DataKey
        let madeAt: Timestamp
        var messages: Int
        var bytes: Int
    }

    private struct OpeningKey {
        let key: SymmetricKey
        let unwrappedAt: Timestamp
    }

    init(limits: DataKeyLimits) {
        self.limits = limits
    }

    /// A key under which so many more bytes may be sealed. They count as sealed from then on.
    func sealingKey(for context: [UInt8], bytes: Int, now: Timestamp) -> DataKey? {
        state.withLock { state in
            guard bytes <= limits.bytesMax, var entry = state.sealing[context] else { return nil }
            guard isYoung(entry.madeAt, now), entry.messages < limits.messagesMax,
                bytes <= limits.bytesMax - entry.bytes
            else {
                state.sealing[context] = nil
                return nil
            }
            entry.messages += 1
            entry.bytes += bytes
            state.sealing[context] = entry
            return entry.dataKey
        }
    }

    /// Keeps a new key, under which so many bytes are sealed now.
    func keep(_ dataKey: DataKey, for context: [UInt8], bytes: Int, now: Timestamp) {
        guard bytes < limits.bytesMax, limits.messagesMax > 1 else { return }
        state.withLock { state in
            let entry = SealingKey(dataKey: dataKey, madeAt: now, messages: 1, bytes: bytes)
            Self.insert(entry, for: context, into: &state.sealing, max: limits.keysMax) { $0.madeAt }
        }
    }

    func openingKey(_ wrapped: [UInt8], now: Timestamp) -> SymmetricKey? {
        state.withLock { state in
            guard let entry = state.opening[wrapped] else { return nil }
            guard isYoung(entry.unwrappedAt, now) else {
                state.opening[wrapped] = nil
                return nil
            }
            return entry.key
        }
    }

    func keep(_ key: SymmetricKey, for wrapped: [UInt8], now: Timestamp) {
        state.withLock { state in
            let entry = OpeningKey(key: key, unwrappedAt: now)
            Self.insert(entry, for: wrapped, into: &state.opening, max: limits.keysMax) { $0.unwrappedAt }
        }
    }

    /// A clock that was set back makes no key younger.
    private func isYoung(_ time: Timestamp, _ now: Timestamp) -> Bool {
        let age = now.milliseconds(since: time)
        return age >= 0 && age / 1_000 < limits.ageSecondsMax
    }

    /// The oldest makes room.
    private static func insert<Entry>(
        _ entry: Entry, for key: [UInt8], into entries: inout [[UInt8]: Entry], max: Int, age: (Entry) -> Timestamp
    ) {
        guard max > 0 else { return }
        if entries[key] == nil, entries.count >= max,
            let oldest = entries.min(by: { age($0.value) < age($1.value) })?.key
        {
            entries[oldest] = nil
        }
        entries[key] = entry
    }
}
