import FoundationEssentials
import Synchronization

/// A clock that stands still until a test sets it.
final class TestClock: Sendable {
    /// 2026-01-01T00:00:00Z
    static let begin: Double = 1_767_225_600

    private let seconds = Mutex(TestClock.begin)

    var now: Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }

    func advance(seconds added: Double) { seconds.withLock { $0 += added } }
}
