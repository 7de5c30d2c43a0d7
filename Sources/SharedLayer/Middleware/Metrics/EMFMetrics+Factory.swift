package import CoreMetrics

/// For libraries that know swift-metrics: `Counter(label: "…", factory: metrics)`.
///
/// A counter is written as the sum of the invocation, a meter and a gauge as their last value, a recorder and a timer with
/// all values. Timers are in milliseconds unless they prefer another unit.
extension EMFMetrics: MetricsFactory {
    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        EMFCounter(instrument(label, dimensions, .count))
    }

    package func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        EMFFloatingPointCounter(instrument(label, dimensions, .count))
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        EMFMeter(instrument(label, dimensions, .none))
    }

    package func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        EMFRecorder(instrument(label, dimensions, .none), keepsAll: aggregate)
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        EMFTimer(instrument(label, dimensions, .milliseconds))
    }

    /// Handlers hold nothing of the factory's.
    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}

    private func instrument(_ label: String, _ dimensions: [(String, String)], _ unit: MetricUnit) -> EMFInstrument {
        EMFInstrument(
            metrics: self, definition: MetricDefinition(label: label, unit: unit),
            dimensions: dimensions.map { MetricDimension(label: $0.0, value: $0.1) })
    }
}
