import CoreMetrics
import FunctionRuntime
import LambdaEvents
import Logging
import SharedLayer
import Testing

@Suite("Metrics in the embedded metric format")
struct EMFMetricsTests {
    private static let now = Timestamp(secondsSince1970: 1_795_262_400)
    private static let accepted = MetricDefinition("ChargesAccepted", unit: .count)
    private static let latency = MetricDefinition("Latency", unit: .milliseconds, resolution: .high)

    private enum Outcome: String, CaseIterable {
        case accepted = "ACCEPTED"
        case refused = "REFUSED"
    }

    private struct Failed: Error {}

    private let output = RecordedLogOutput()
    private let log = RecordedLogOutput()

    private func metrics(_ change: (inout MetricsSettings) -> Void = { _ in }) throws -> EMFMetrics {
        var settings = MetricsSettings(namespace: "Payments", service: "charges")
        change(&settings)
        return try EMFMetrics(
            settings, logger: LoggingUtils.logger(service: "s", level: .info, output: log), output: output,
            now: { Self.now })
    }

    private func checked() throws -> [JSONValue] {
        for record in output.records { try EMFSchema.check(record) }
        return output.records
    }

    @Test("What an invocation records is one document when it ends, with units, resolution and values")
    func document() async throws {
        let metrics = try metrics()
        try await withMetrics(metrics) {
            metrics.record(Self.accepted)
            metrics.record(Self.latency, 12.5)
            metrics.record(Self.latency, 7)
            metrics.addMetadata("transaction_id", "t-1")
            #expect(output.lines.isEmpty)
        }
        let expected = """
            {"_aws":{"Timestamp":1795262400000,"CloudWatchMetrics":[{"Namespace":"Payments","Dimensions":[["service"]],\
            "Metrics":[{"Name":"ChargesAccepted","Unit":"Count"},\
            {"Name":"Latency","Unit":"Milliseconds","StorageResolution":1}]}]},\
            "service":"charges","transaction_id":"t-1","ChargesAccepted":1,"Latency":[12.5,7]}

            """
        #expect(output.lines == [expected])
        _ = try checked()
    }

    @Test("It is written also when the handler throws, and the next invocation begins empty")
    func throwing() async throws {
        let metrics = try metrics()
        await #expect(throws: Failed.self) {
            try await withMetrics(metrics) {
                metrics.record(Self.accepted)
                metrics.addMetadata("transaction_id", "t-1")
                throw Failed()
            }
        }
        try await withMetrics(metrics) { metrics.record(Self.latency, 1) }
        let records = try checked()
        #expect(records.count == 2)
        #expect(records[0]["ChargesAccepted"] == 1)
        #expect(records[1]["ChargesAccepted"] == nil)
        #expect(records[1]["transaction_id"] == nil)
    }

    @Test("Invocations that overlap do not mix, and child tasks record for their own")
    func concurrency() async throws {
        let metrics = try metrics { $0.defaultDimensions = [] }
        await withTaskGroup(of: Void.self) { group in
            for invocation in 1...8 {
                group.addTask {
                    try? await withMetrics(metrics) {
                        async let child: Void = metrics.record(Self.latency, Double(invocation))
                        await child
                        metrics.record(Self.latency, Double(invocation) + 0.5)
                    }
                }
            }
        }
        let found = try Set(checked().map { $0["Latency"] })
        let expected = Set(try (1...8).map { try JSONParser().parse("[\($0),\($0).5]") as JSONValue? })
        #expect(found == expected)
    }

    @Test("Dimensions tell metrics apart: each set of values is a document, and further sets are in each")
    func dimensions() async throws {
        let metrics = try metrics {
            $0.furtherSets = [[MetricDimension("stage", configured: "prod"), MetricDimension("part", "api")]]
        }
        try await withMetrics(metrics) {
            metrics.record(Self.accepted, by: [MetricDimension("outcome", Outcome.accepted)])
            metrics.record(Self.accepted, by: [MetricDimension("outcome", Outcome.refused)])
            metrics.record(Self.accepted, by: [MetricDimension("outcome", Outcome.refused)])
        }
        let records = try checked()
        #expect(records.map { $0["outcome"] } == ["ACCEPTED", "REFUSED"])
        #expect(records.map { $0["ChargesAccepted"] } == [1, try JSONParser().parse("[1,1]")])
        let sets = try JSONParser().parse(#"[["service","outcome"],["service","outcome","stage","part"]]"#)
        #expect(records[0]["_aws"]?["CloudWatchMetrics"]?.array?.first?["Dimensions"] == sets)
        #expect(records[0]["stage"] == "prod")
    }

    @Test("A hundred metrics and a hundred values fill a document, what is more goes to the next")
    func limits() async throws {
        let metrics = try metrics()
        try await withMetrics(metrics) {
            for number in 0..<250 { metrics.apply(number) }
            for value in 0..<230 { metrics.record(Self.latency, Double(value)) }
        }
        let records = try checked()
        let latencies = records.compactMap { $0["Latency"]?.array?.count }
        #expect(latencies == [100, 100, 30])
        let names = records.flatMap { $0["_aws"]?["CloudWatchMetrics"]?.array?.first?["Metrics"]?.array ?? [] }
        #expect(names.count == 253)
    }

    @Test("Equal values are counted where there are too many for an array")
    func distribution() async throws {
        let metrics = try metrics()
        try await withMetrics(metrics) {
            for value in 0..<300 { metrics.record(Self.latency, Double(value % 3)) }
        }
        let expected = try JSONParser().parse(
            #"{"Values":[0,1,2],"Counts":[100,100,100],"Max":2,"Min":0,"Count":300,"Sum":300}"#)
        #expect(try checked().map { $0["Latency"] } == [expected])
    }

    @Test("An invocation that records without end is written in pieces")
    func endless() async throws {
        let metrics = try metrics()
        try await withMetrics(metrics) {
            for value in 0..<10_500 { metrics.record(Self.latency, Double(value % 50)) }
            #expect(output.lines.count == 1)
        }
        #expect(try checked().count == 2)
    }

    @Test("No document is longer than a log event, whatever the properties are")
    func length() async throws {
        let metrics = try metrics()
        let long = String(repeating: "x", count: 60_000)
        try await withMetrics(metrics) {
            metrics.addMetadata("a", "\(long)")
            metrics.addMetadata("b", .array(Array(repeating: .string(long), count: 5)))
            for number in 0..<40 { metrics.apply(number) }
        }
        #expect(output.lines.allSatisfy { $0.utf8.count <= EMFLimits.documentBytesMax })
        #expect(try checked().count == 40)
        #expect(log.records.map { $0["metric_error"] } == ["too-long"])
    }

    @Test("Metadata is no dimension, hides secrets, and never takes a metric's place")
    func metadata() async throws {
        let metrics = try metrics()
        try await withMetrics(metrics) {
            metrics.record(Self.accepted)
            metrics.addMetadata("ChargesAccepted", "forged")
            metrics.addMetadata("_aws", "forged")
            metrics.addMetadata("card", "4111111111111111")
            metrics.addMetadata("api_key", "hunter2")
        }
        let record = try #require(try checked().first)
        #expect(record["ChargesAccepted"] == 1)
        #expect(record["card"] == "*****")
        #expect(record["api_key"] == "*****")
        #expect(log.records.map { $0["metric_error"] } == ["name-taken", "name-taken"])
    }

    @Test("What CloudWatch would refuse is left out, and a warning says so once")
    func refused() async throws {
        let metrics = try metrics()
        try await withMetrics(metrics) {
            for value in [Double.nan, .infinity, 0x1p361] { metrics.record(Self.latency, value) }
            metrics.record(Self.latency, .nan)
            metrics.record(Self.latency, by: [MetricDimension("stage", configured: "")])
            metrics.record(Self.latency, by: [MetricDimension("stage", configured: "pröd")])
            metrics.record(Self.latency, by: [MetricDimension(":stage", configured: "prod")])
            metrics.record(
                Self.latency, by: [MetricDimension("stage", configured: String(repeating: "x", count: 1_025))])
            metrics.record(Self.latency, by: [MetricDimension("service", configured: "another")])
            metrics.record(MetricDefinition("service"))
            metrics.record(MetricDefinition("_aws"))
            metrics.record(Self.accepted)
            metrics.record(MetricDefinition("ChargesAccepted", unit: .bytes))
        }
        #expect(try checked().count == 1)
        #expect(try checked().first?["ChargesAccepted"] == 1)
        #expect(
            log.records.map { $0["metric_error"] } == [
                "invalid-value", "invalid-value", "invalid-value", "invalid-dimension", "invalid-dimension",
                "name-taken", "name-taken", "invalid-name", "name-taken",
            ])
    }

    @Test(
        "A namespace is one that CloudWatch takes",
        arguments: ["", " ", "AWS/Lambda", "Zahlungen ü", String(repeating: "x", count: 256), "a\nb"])
    func namespace(_ namespace: String) {
        #expect(throws: MetricsError.self) { try metrics { $0.namespace = namespace } }
    }

    @Test("More than thirty dimensions are refused")
    func dimensionCount() throws {
        func dimensions(_ count: Int) -> [MetricDimension] {
            // Names are literals: a prefix of these.
            let names: [StaticString] = [
                "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u",
                "v", "w", "x", "y", "z", "aa", "bb", "cc", "dd", "ee",
            ]
            return names.prefix(count).map { MetricDimension($0, "v") }
        }
        #expect(throws: Never.self) { try metrics { $0.defaultDimensions = dimensions(30) } }
        let error = #expect(throws: MetricsError.self) { try metrics { $0.defaultDimensions = dimensions(31) } }
        #expect(error?.code == .tooManyDimensions)
    }

    @Test("The time of measuring may be set, within two weeks and two hours")
    func timestamp() async throws {
        let metrics = try metrics()
        let measured = Self.now.adding(seconds: -86_400)
        try await withMetrics(metrics) {
            metrics.record(Self.latency, 1)
            metrics.setTimestamp(measured)
            metrics.setTimestamp(Self.now.adding(seconds: -15 * 86_400))
            metrics.setTimestamp(Self.now.adding(seconds: 7_201))
        }
        #expect(try checked().first?["_aws"]?["Timestamp"] == .number(JSONNumber(measured.millisecondsSince1970)))
        #expect(log.records.map { $0["metric_error"] } == ["invalid-timestamp", "invalid-timestamp"])
    }

    @Test("A cold start is a metric of its own, once")
    func coldStart() async throws {
        let metrics = try metrics { $0.functionName = "ValidateContract" }
        let first = LambdaContext.forTesting()
        first.storage.markColdStart()
        for context in [first, first, .forTesting()] {
            try await withMetrics(metrics, context: context) { metrics.record(Self.accepted) }
        }
        let records = try checked()
        #expect(records.map { $0["ColdStart"] } == [1, nil, nil, nil])
        #expect(records[0]["function_name"] == "ValidateContract")
        #expect(records[0]["service"] == "charges")
    }

    @Test("A single metric has its own dimensions and namespace, and is written at once")
    func single() async throws {
        let metrics = try metrics()
        try await withMetrics(metrics) {
            metrics.single(
                Self.latency, 3, dimensions: [MetricDimension("outcome", Outcome.refused)], namespace: "Elsewhere")
            #expect(output.lines.count == 1)
        }
        let record = try #require(try checked().first)
        #expect(record["_aws"]?["CloudWatchMetrics"]?.array?.first?["Namespace"] == "Elsewhere")
        #expect(record["service"] == nil)
        #expect(record["outcome"] == "REFUSED")
    }

    @Test("An invocation without metrics is nothing, a warning or an error, as the settings say")
    func empty() async throws {
        try await withMetrics(try metrics()) {}
        #expect(log.lines.isEmpty)
        try await withMetrics(try metrics { $0.whenEmpty = .warn }) {}
        #expect(log.records.map { $0["message"] } == ["the invocation recorded no metric"])
        let error = await #expect(throws: MetricsError.self) {
            try await withMetrics(try metrics { $0.whenEmpty = .fail }) {}
        }
        #expect(error?.code == .empty)
        await #expect(throws: Failed.self) {
            try await withMetrics(try metrics { $0.whenEmpty = .fail }) { throw Failed() }
        }
        #expect(output.lines.isEmpty)
    }

    @Test("Settings come from the environment, and a function can be without metrics")
    func environment() async throws {
        var environment = [
            "POWERTOOLS_METRICS_NAMESPACE": "Payments", "POWERTOOLS_SERVICE_NAME": "charges",
            "AWS_LAMBDA_FUNCTION_NAME": "Sign",
        ]
        let settings = try MetricsSettings(config: EnvConfig(environment))
        #expect(settings.namespace == "Payments")
        #expect(settings.defaultDimensions == [MetricDimension("service", "charges")])
        #expect(settings.functionName == "Sign")
        environment["POWERTOOLS_METRICS_DISABLED"] = "true"
        let disabled = try EMFMetrics(try MetricsSettings(config: EnvConfig(environment)), output: output)
        try await withMetrics(disabled) { disabled.record(Self.accepted) }
        #expect(output.lines.isEmpty)
        #expect(throws: ConfigError.self) { try MetricsSettings(config: EnvConfig([:])) }
    }

    @Test("The step writes what a request's handler recorded, and what the steps behind it did")
    func step() async throws {
        let metrics = try metrics()
        let chain = RequestChain([MetricsStep(metrics), MapProblemStep()])
        let response = await handleLambdaRequest(
            SampleEvents.request("{}"), context: SampleEvents.context,
            through: RequestMiddleware(
                logger: LoggingUtils.logger(service: "s", level: .critical, output: log), chain: chain)
        ) { _ in
            metrics.record(Self.accepted)
            throw Failed()
        }
        #expect(response.statusCode == 500)
        #expect(try checked().map { $0["ChargesAccepted"] } == [1])
    }
}

extension EMFMetrics {
    /// A metric with a name of its own for each number, as swift-metrics' libraries make them.
    fileprivate func apply(_ number: Int) {
        makeRecorder(label: "metric_\(number)", dimensions: [], aggregate: true).record(Int64(number))
    }
}
