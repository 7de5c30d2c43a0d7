import CoreMetrics

final class EMFRecorder: RecorderHandler, Sendable {
    private let instrument: EMFInstrument
    /// Whether all values are written, or the last one.
    private let keepsAll: Bool

    init(_ instrument: EMFInstrument, keepsAll: Bool) {
        self.instrument = instrument
        self.keepsAll = keepsAll
    }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) { instrument.apply(keepsAll ? .record(value) : .set(value)) }
}
