import CoreMetrics
import FunctionRuntime
import Logging
import SharedLayer
import Testing

extension MetricDefinition {
    fileprivate static let chargesAccepted = MetricDefinition("ChargesAccepted", unit: .count)
    fileprivate static let latency = MetricDefinition("Latency", unit: .milliseconds, resolution: .high)
}

private enum Outcome: String, CaseIterable {
    case accepted = "ACCEPTED"
    case refused = "REFUSED"
}

@Suite("docs/shared-layer/metrics.md")
struct MetricsExamples {
    private let output = RecordedLogOutput()
    private let environment = ["POWERTOOLS_METRICS_NAMESPACE": "Payments", "POWERTOOLS_SERVICE_NAME": "charges"]

    private func metrics() throws -> EMFMetrics {
        let metrics = try EMFMetrics(MetricsSettings(config: EnvConfig(environment)), output: output)
        return metrics
    }

    @Test("The shortest use")
    func shortest() async throws {
        let (metrics, context) = (try metrics(), LambdaContext.forTesting())
        try await withMetrics(metrics, context: context) {
            metrics.record(.chargesAccepted)
            metrics.record(.latency, 12.5)
        }
        #expect(output.records.first?["ChargesAccepted"] == 1)
        #expect(output.records.first?["service"] == "charges")
    }

    @Test("Dimensions, metadata and a single metric")
    func dimensions() async throws {
        let metrics = try metrics()
        try await withMetrics(metrics) {
            metrics.record(.chargesAccepted, by: [MetricDimension("outcome", Outcome.refused)])
            metrics.addMetadata("transaction_id", "t-1")
            metrics.single(.latency, 3, dimensions: [MetricDimension("partner", "bank")])
        }
        #expect(output.records.map { $0["partner"] } == ["bank", nil])
        #expect(output.records.map { $0["outcome"] } == [nil, "REFUSED"])
    }

    @Test("A library that knows swift-metrics")
    func library() async throws {
        let metrics = try metrics()
        try await withMetrics(metrics) {
            Counter(label: "retries", factory: metrics).increment()
            Timer(label: "query", factory: metrics).recordMilliseconds(12)
        }
        #expect(output.records.first?["query"] == 12)
    }

    @Test("What a handler records is read in a test")
    func testing() async throws {
        let output = RecordedLogOutput()
        let metrics = try EMFMetrics(MetricsSettings(namespace: "Payments"), output: output)
        try await withMetrics(metrics) { metrics.record(.chargesAccepted) }
        #expect(output.records.first?["ChargesAccepted"] == 1)
    }
}
