import CoreMetrics
import Logging
import SharedLayer
import Testing

@Suite("Metrics of libraries that know swift-metrics")
struct EMFMetricsFactoryTests {
    private let output = RecordedLogOutput()

    private func metrics() throws -> EMFMetrics {
        try EMFMetrics(MetricsSettings(namespace: "Payments"), output: output)
    }

    /// The names, units and values of the metrics that were written.
    private func written() throws -> [String: (unit: String?, value: JSONValue?)] {
        var found: [String: (unit: String?, value: JSONValue?)] = [:]
        for record in output.records {
            try EMFSchema.check(record)
            for metric in record["_aws"]?["CloudWatchMetrics"]?.array?.first?["Metrics"]?.array ?? [] {
                let name = try #require(metric["Name"]?.string)
                found[name] = (metric["Unit"]?.string, record[name])
            }
        }
        return found
    }

    @Test("Counters are sums, gauges and meters last values, recorders and timers all values")
    func kinds() async throws {
        let metrics = try metrics()
        let meter = Meter(label: "meter", factory: metrics)
        try await withMetrics(metrics) {
            Counter(label: "counter", factory: metrics).increment(by: 2)
            Counter(label: "counter", factory: metrics).increment(by: 3)
            FloatingPointCounter(label: "floating", factory: metrics).increment(by: 0.5)
            FloatingPointCounter(label: "floating", factory: metrics).increment(by: 0.75)
            Gauge(label: "gauge", factory: metrics).record(1)
            Gauge(label: "gauge", factory: metrics).record(4)
            meter.set(10)
            meter.increment(by: 2.5)
            meter.decrement()
            let recorder = Recorder(label: "recorder", factory: metrics)
            recorder.record(1)
            recorder.record(2.5)
            Timer(label: "timer", factory: metrics).recordMilliseconds(12)
            Timer(label: "seconds", preferredDisplayUnit: .seconds, factory: metrics).recordMilliseconds(1_500)
            Timer(label: "finest", preferredDisplayUnit: .nanoseconds, factory: metrics).recordNanoseconds(500)
        }
        let written = try written()
        #expect(written["counter"]?.value == 5)
        #expect(written["counter"]?.unit == "Count")
        #expect(try written["floating"]?.value == JSONParser().parse("1.25"))
        #expect(written["gauge"]?.value == 4)
        #expect(try written["meter"]?.value == JSONParser().parse("11.5"))
        #expect(try written["recorder"]?.value == JSONParser().parse("[1,2.5]"))
        #expect(written["timer"]?.value == 12)
        #expect(written["timer"]?.unit == "Milliseconds")
        #expect(try written["seconds"]?.value == JSONParser().parse("1.5"))
        #expect(written["seconds"]?.unit == "Seconds")
        #expect(try written["finest"]?.value == JSONParser().parse("0.5"))
        #expect(written["finest"]?.unit == "Microseconds")
    }

    @Test("A counter begins anew with each invocation, a meter keeps its value")
    func invocations() async throws {
        let metrics = try metrics()
        let (counter, meter) = (Counter(label: "counter", factory: metrics), Meter(label: "meter", factory: metrics))
        meter.set(5)
        metrics.flush()
        for _ in 0..<2 {
            try await withMetrics(metrics) {
                counter.increment()
                meter.increment(by: 1)
            }
        }
        #expect(output.records.map { $0["counter"] } == [nil, 1, 1])
        #expect(output.records.map { $0["meter"] } == [5, 6, 7])
    }

    @Test("A counter that is reset counts nothing of before")
    func reset() async throws {
        let metrics = try metrics()
        try await withMetrics(metrics) {
            let counter = Counter(label: "counter", factory: metrics)
            counter.increment(by: 7)
            counter.reset()
            counter.increment()
            let other = Counter(label: "other", factory: metrics)
            other.increment()
            other.reset()
        }
        #expect(try written()["counter"]?.value == 1)
        #expect(try written()["other"] == nil)
    }

    @Test("Labels and dimensions are checked, because they can be any text")
    func dynamicText() async throws {
        let log = RecordedLogOutput()
        let metrics = try EMFMetrics(
            MetricsSettings(namespace: "Payments"),
            logger: LoggingUtils.logger(service: "s", level: .info, output: log), output: output)
        try await withMetrics(metrics) {
            Counter(label: "", factory: metrics).increment()
            Counter(label: String(repeating: "x", count: 256), factory: metrics).increment()
            Counter(label: "line\nbreak", factory: metrics).increment()
            Counter(label: "fine", dimensions: [("a", "1"), ("a", "2")], factory: metrics).increment()
            Counter(label: "fine", dimensions: [("a", "1")], factory: metrics).increment()
        }
        #expect(try written().keys.sorted() == ["fine"])
        #expect(output.records.first?["a"] == "1")
        #expect(
            log.records.map { $0["metric_error"] } == ["invalid-name", "invalid-name", "invalid-name", "name-taken"])
    }
}
