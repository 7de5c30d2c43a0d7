import CoreMetrics
import Synchronization

/// Its value lasts over invocations; it is written in those that change it.
final class EMFMeter: MeterHandler, Sendable {
    private let instrument: EMFInstrument
    private let value = Mutex(0.0)

    init(_ instrument: EMFInstrument) {
        self.instrument = instrument
    }

    func set(_ value: Int64) { set(Double(value)) }

    func set(_ value: Double) { change { $0 = value } }

    func increment(by amount: Double) { change { $0 += amount } }

    func decrement(by amount: Double) { change { $0 -= amount } }

    private func change(_ body: (inout Double) -> Void) {
        value.withLock { value in
            body(&value)
            instrument.apply(.set(value))
        }
    }
}
