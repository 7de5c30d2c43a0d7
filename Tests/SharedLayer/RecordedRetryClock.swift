import SharedLayer
import Synchronization

/// A clock that does not wait: it keeps how long it should have, and has moved on by that.
final class RecordedRetryClock: Sendable {
    private let slept = Mutex<[Int]>([])
    private let start: Timestamp

    init(start: Timestamp = Timestamp.now()) {
        self.start = start
    }

    var delays: [Int] { slept.withLock { $0 } }

    /// With the largest jitter, so that each delay is its bound.
    var clock: RetryClock {
        RetryClock(
            sleep: { [self] delay in slept.withLock { $0.append(delay) } }, jitter: { 1 },
            now: { [self] in start.adding(milliseconds: Int64(delays.reduce(0, +))) })
    }
}
