import Synchronization

/// Something that happens once.
final class Flag: Sendable {
    private let isRaised = Mutex(false)

    /// Whether this call was the first.
    func raise() -> Bool {
        isRaised.withLock { isRaised in
            defer { isRaised = true }
            return !isRaised
        }
    }
}
