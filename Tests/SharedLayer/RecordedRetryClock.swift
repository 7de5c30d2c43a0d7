import SharedLayer
import Synchronization

/// A clock that does not wait, and keeps how long it should have.
final class RecordedRetryClock: Sendable {
    private let slept = Mutex<[Int]>([])

    var delays: [Int] { slept.withLock { $0 } }

    /// With the largest jitter, so that each delay is its bound.
    var clock: RetryClock {
        RetryClock(sleep: { [self] delay in slept.withLock { $0.append(delay) } }, jitter: { 1 })
    }
}
