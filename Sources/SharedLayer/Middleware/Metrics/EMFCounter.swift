import CoreMetrics

final class EMFCounter: CounterHandler, Sendable {
    private let instrument: EMFInstrument

    init(_ instrument: EMFInstrument) {
        self.instrument = instrument
    }

    func increment(by amount: Int64) { instrument.apply(.add(Double(amount))) }

    /// Takes back what was counted and has not been written.
    func reset() { instrument.apply(.discard) }
}
