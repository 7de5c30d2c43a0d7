import Logging
import Synchronization

@testable import SharedLayer

extension ServiceSurroundings {
    /// A clock that stands still, identifiers that count, and nothing logged.
    static func test(at seconds: Int64 = SigningParty.now, clock: SettableClock? = nil) -> ServiceSurroundings {
        let clock = clock ?? SettableClock(seconds)
        return ServiceSurroundings(
            logger: LoggingUtils.logger(service: "test", level: .critical), now: { clock.now },
            identifiers: IdentifierGenerator(now: { clock.now }))
    }

    /// The real clock, for peers that have one of their own.
    static func now() -> ServiceSurroundings {
        ServiceSurroundings(logger: LoggingUtils.logger(service: "test", level: .critical))
    }
}

/// A clock that a test sets.
final class SettableClock: Sendable {
    private let seconds: Mutex<Int64>

    init(_ seconds: Int64) {
        self.seconds = Mutex(seconds)
    }

    var now: Timestamp { Timestamp(secondsSince1970: seconds.withLock { $0 }) }

    func advance(seconds: Int64) {
        self.seconds.withLock { $0 += seconds }
    }
}
