import CoreMetrics

final class EMFFloatingPointCounter: FloatingPointCounterHandler, Sendable {
    private let instrument: EMFInstrument

    init(_ instrument: EMFInstrument) {
        self.instrument = instrument
    }

    func increment(by amount: Double) { instrument.apply(.add(amount)) }

    /// Takes back what was counted and has not been written.
    func reset() { instrument.apply(.discard) }
}
