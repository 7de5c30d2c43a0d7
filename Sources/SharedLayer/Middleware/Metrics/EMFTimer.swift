import CoreMetrics
import Synchronization

final class EMFTimer: TimerHandler, Sendable {
    private let instrument: EMFInstrument
    private let unit = Mutex(MetricUnit.milliseconds)

    init(_ instrument: EMFInstrument) {
        self.instrument = instrument
    }

    func recordNanoseconds(_ duration: Int64) {
        let unit = unit.withLock { $0 }
        instrument.apply(.record(Double(duration) / Self.nanoseconds(in: unit)), in: unit)
    }

    /// CloudWatch has no finer unit than microseconds and no coarser one than seconds.
    func preferDisplayUnit(_ preferred: TimeUnit) {
        unit.withLock { unit in
            switch preferred {
            case .nanoseconds, .microseconds: unit = .microseconds
            case .milliseconds: unit = .milliseconds
            default: unit = .seconds
            }
        }
    }

    private static func nanoseconds(in unit: MetricUnit) -> Double {
        switch unit {
        case .microseconds: 1_000
        case .milliseconds: 1_000_000
        default: 1_000_000_000
        }
    }
}
