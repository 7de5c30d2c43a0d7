import SharedLayer
import Synchronization

/// A clock that goes when it is told to.
final class TestClock: Sendable {
    private let milliseconds: Mutex<Int64>

    init(_ text: String = "2026-11-21T12:00:00Z") {
        milliseconds = Mutex(Timestamp(text)?.millisecondsSince1970 ?? 0)
    }

    var now: @Sendable () -> Timestamp {
        { Timestamp(millisecondsSince1970: self.milliseconds.withLock { $0 }) }
    }

    func advance(milliseconds: Int64) { self.milliseconds.withLock { $0 += milliseconds } }
}
