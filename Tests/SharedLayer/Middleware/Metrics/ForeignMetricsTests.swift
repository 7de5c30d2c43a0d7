import CoreMetrics
import FoundationEssentials
import Logging
import SharedLayer
import TestSupport
import Testing

@Suite("Metrics beside Powertools'", .tags(.wire, .slow), .timeLimit(.minutes(10)))
struct ForeignMetricsTests {
    private static let now = Timestamp(secondsSince1970: 1_795_262_400)

    @Test("Powertools for Python writes the same documents for the same calls")
    func powertools() async throws {
        let printed = try await Observability.python(
            """
            from aws_lambda_powertools import Metrics, single_metric
            metrics = Metrics(namespace="Payments", service="charges")
            metrics.set_timestamp(\(Self.now.millisecondsSince1970))
            @metrics.log_metrics
            def handler(event, context):
                metrics.add_dimension(name="outcome", value="ACCEPTED")
                metrics.add_metric(name="ChargesAccepted", unit="Count", value=1)
                metrics.add_metric(name="Latency", unit="Milliseconds", value=12.5, resolution=1)
                metrics.add_metric(name="Latency", unit="Milliseconds", value=7, resolution=1)
                metrics.add_metadata(key="transaction_id", value="t-1")
            handler({}, None)
            """)
        let output = RecordedLogOutput()
        let metrics = try EMFMetrics(
            MetricsSettings(namespace: "Payments", service: "charges"), output: output, now: { Self.now })
        try await withMetrics(metrics) {
            let accepted = [MetricDimension("outcome", "ACCEPTED")]
            let latency = MetricDefinition("Latency", unit: .milliseconds, resolution: .high)
            metrics.record(MetricDefinition("ChargesAccepted", unit: .count), by: accepted)
            metrics.record(latency, 12.5, by: accepted)
            metrics.record(latency, 7, by: accepted)
            metrics.addMetadata("transaction_id", "t-1")
        }
        let foreign = try JSONParser().parse(printed.split(separator: "\n").last.map(String.init) ?? "")
        let own = try #require(output.records.first)
        #expect(Self.comparable(own) == Self.comparable(foreign))
    }

    @Test("Python's jsonschema finds our documents as the specification wants them")
    func schema() async throws {
        let output = RecordedLogOutput()
        let metrics = try EMFMetrics(MetricsSettings(namespace: "Payments", service: "charges"), output: output)
        try await withMetrics(metrics) {
            for unit in MetricUnit.allCases {
                metrics.makeRecorder(label: "in \(unit.rawValue)", dimensions: [], aggregate: true).record(Int64(1))
            }
            for value in 0..<450 {
                metrics.record(MetricDefinition("Many", unit: .count, resolution: .high), Double(value % 140))
            }
        }
        try await TemporaryDirectory.with { directory in
            let file = try directory.write("documents.jsonl", output.lines.joined())
            let printed = try await Observability.python(
                """
                import json
                from jsonschema import Draft202012Validator
                validator = Draft202012Validator(json.load(open("\(EMFSchema.path)")))
                documents = [json.loads(line) for line in open("\(file)")]
                print(len(documents), [error.message for document in documents for error in validator.iter_errors(document)])
                """)
            #expect(printed == "2 []\n")
        }
    }

    /// Powertools writes single values as arrays and the service behind other dimensions: neither means anything.
    private static func comparable(_ document: JSONValue) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        for name in document.object?.names ?? [] {
            guard let value = document[name] else { continue }
            members[name] = value.number == nil ? value : .array([value])
        }
        let directive = document["_aws"]?["CloudWatchMetrics"]?.array?.first
        let names = directive?["Dimensions"]?.array?.first?.array?.compactMap(\.string) ?? []
        members["Dimensions"] = .array(names.sorted().map { .string($0) })
        members["Metrics"] = directive?["Metrics"]
        members["Namespace"] = directive?["Namespace"]
        members["_aws"] = document["_aws"]?["Timestamp"]
        return members
    }
}
