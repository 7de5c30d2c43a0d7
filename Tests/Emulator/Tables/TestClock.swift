import FoundationEssentials
import Synchronization

/// A clock that stands still until it is moved.
final class TestClock: Sendable {
    private let now = Mutex(Date(timeIntervalSince1970: 1_800_000_000))

    func read() -> Date { now.withLock { $0 } }
    func advance(by seconds: Double) { now.withLock { $0 += seconds } }
}
