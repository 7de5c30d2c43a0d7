import Synchronization

/// What utilities keep for as long as one invocation lasts, by the type of a key: a sampling decision, keys for the log.
///
/// It begins empty with each invocation and goes with it, so that nothing of one caller's reaches the next one.
package final class InvocationStorage: Sendable {
    private let values = Mutex<[ObjectIdentifier: any Sendable]>([:])
    private let isFirst = Atomic<Bool>(false)

    package init() {}

    /// Whether the invocation is the first that its environment serves; never with provisioned concurrency, where the
    /// init phase was over long before.
    package var isColdStart: Bool { isFirst.load(ordering: .relaxed) }

    package func markColdStart() { isFirst.store(true, ordering: .relaxed) }

    /// Reads or changes the key's value; `body` must not come back here.
    package func withValue<Key: InvocationStorageKey, Result: Sendable>(
        _ key: Key.Type, _ body: (inout Key.Value) -> Result
    ) -> Result {
        values.withLock { values in
            var value = values.removeValue(forKey: ObjectIdentifier(key)) as? Key.Value ?? Key.initialValue
            let result = body(&value)
            values[ObjectIdentifier(key)] = value
            return result
        }
    }
}
