import Synchronization

/// Counts a schedule's invocations that have not ended.
final class RunningInvocations: Sendable {
    private let count = Mutex(0)

    /// Takes one of `max` places; false when there is none.
    func begin(max: Int) -> Bool {
        count.withLock { count in
            guard count < max else { return false }
            count += 1
            return true
        }
    }

    func end() { count.withLock { $0 -= 1 } }
}
