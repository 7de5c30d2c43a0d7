import FoundationEssentials
import LambdaExtensions
import TestSupport
import Testing

/// The fixtures have the fields of AWS's schema reference, `managed-instances.batch.json` is what its emulator sent.
@Suite("Telemetry events")
struct TelemetryEventTests {
    private static func event(_ name: String) throws -> TelemetryEvent {
        let path = PackageRoot.file("Events/telemetry/\(name).json")
        return try JSONDecoder().decode(TelemetryEvent.self, from: Data(contentsOf: URL(filePath: path)))
    }

    private static func events(_ json: String) throws(ExtensionError) -> [TelemetryEvent] {
        try TelemetryBatch(body: Array(json.utf8)).events()
    }

    @Test("The start of an initialisation")
    func initStart() throws {
        guard case .initStart(let record) = try Self.event("platform.initStart").record else {
            Issue.record("not typed")
            return
        }
        #expect(record.initializationType == .onDemand)
        #expect(record.phase == .initialization)
        #expect(record.functionName == "greet")
        #expect(record.functionVersion == "$LATEST")
        #expect(record.instanceID == "c4f1b6a2-90b1-4b8e-8a53-1f6c1d0f7a11")
        #expect(record.instanceMaxMemory == 256)
        #expect(record.runtimeVersion == "provided:al2023.v8")
        #expect(record.runtimeVersionARN == "arn:aws:lambda:eu-west-1::runtime:abc")
    }

    @Test("The end of an initialisation, and its report")
    func initEnd() throws {
        guard case .initRuntimeDone(let done) = try Self.event("platform.initRuntimeDone").record,
            case .initReport(let report) = try Self.event("platform.initReport").record
        else {
            Issue.record("not typed")
            return
        }
        #expect(done.initializationType == .provisionedConcurrency)
        #expect(done.status == .success)
        #expect(done.spans == [])
        #expect(report.phase == .invoke)
        #expect(report.status == .error)
        #expect(report.errorType == "Runtime.ExitError")
        #expect(report.metrics.durationMilliseconds == 125.33)
        #expect(report.spans.map(\.name) == ["someTimeSpan"])
        #expect(report.spans.map(\.durationMilliseconds) == [90.1])
        #expect(report.spans.map(\.start?.milliseconds) == [1_795_262_400_064])
    }

    @Test("An invocation from start to report")
    func invocation() throws {
        guard case .start(let start) = try Self.event("platform.start").record,
            case .runtimeDone(let done) = try Self.event("platform.runtimeDone").record,
            case .report(let report) = try Self.event("platform.report").record
        else {
            Issue.record("not typed")
            return
        }
        let tracing = TraceContext(
            value: "Root=1-62e900b2-710d76f009d6e7785905449a;Parent=0efbd19962d95b05;Sampled=1",
            spanID: "54565fb41ac79632")
        #expect(start.version == "$LATEST")
        #expect(start.tracing == tracing)
        #expect(done.tracing == tracing)
        #expect(done.status == .success)
        #expect(done.metrics?.durationMilliseconds == 140)
        #expect(done.metrics?.producedBytes == 16)
        // The second one's is not ISO 8601, as in AWS's own examples.
        #expect(done.spans.map(\.start?.milliseconds) == [1_795_262_401_000, nil])
        #expect(report.status == .timeout)
        #expect(report.errorType == "Task.Timedout")
        #expect(report.metrics.durationMilliseconds == 693.92)
        #expect(report.metrics.billedDurationMilliseconds == 694)
        #expect(report.metrics.initDurationMilliseconds == 397.68)
        #expect(report.metrics.restoreDurationMilliseconds == 15.19)
        #expect(report.metrics.maxMemoryUsedMegabytes == 84)
        #expect(report.metrics.memorySizeMegabytes == 128)
        #expect(Set([start.requestID, done.requestID, report.requestID]) == ["6d68ca91-49c9-448d-89b8-7ca3e6dc66aa"])
    }

    @Test("A restoration from start to report")
    func restore() throws {
        guard case .restoreStart(let start) = try Self.event("platform.restoreStart").record,
            case .restoreRuntimeDone(let done) = try Self.event("platform.restoreRuntimeDone").record,
            case .restoreReport(let report) = try Self.event("platform.restoreReport").record
        else {
            Issue.record("not typed")
            return
        }
        #expect(start.functionVersion == "7")
        #expect(start.instanceMaxMemory == 256)
        #expect(start.runtimeVersionARN == "arn:aws:lambda:eu-west-1::runtime:def")
        #expect(done.status == .failure)
        #expect(done.errorType == "Runtime.RestoreHookUserError")
        #expect(report.metrics?.durationMilliseconds == 15.19)
    }

    @Test("What extensions do, and what was dropped")
    func platform() throws {
        guard case .extensionState(let state) = try Self.event("platform.extension").record,
            case .telemetrySubscription(let subscription) = try Self.event("platform.telemetrySubscription").record,
            case .logsDropped(let dropped) = try Self.event("platform.logsDropped").record
        else {
            Issue.record("not typed")
            return
        }
        #expect(state.name == "durations")
        #expect(state.state == "Ready")
        #expect(state.events == ["INVOKE", "SHUTDOWN"])
        #expect(subscription.types == ["platform", "function"])
        #expect(dropped.droppedBytes == 12_345)
        #expect(dropped.droppedRecords == 123)
        #expect(dropped.reason == "The consumer is too slow")
    }

    @Test("Logs are text or JSON, and large numbers stay exact")
    func logs() throws {
        let function = try Self.event("function")
        #expect(function.record == .functionLog(.text("[INFO] greeting Ann")))
        #expect(function.time.milliseconds == 1_795_262_401_100)
        guard case .extensionLog(.json(let value)) = try Self.event("extension").record else {
            Issue.record("not JSON")
            return
        }
        #expect(value["level"]?.string == "INFO")
        #expect(value["bytes"] == .integer(9_007_199_254_740_993))
        #expect(value["ratio"] == .number(0.25))
        #expect(value["tags"] == .array([.null, .bool(true)]))
        let encoded = try JSONEncoder().encode(value)
        #expect(try JSONDecoder().decode(JSONValue.self, from: encoded) == value)
    }

    @Test("A batch of Lambda Managed Instances is typed throughout, with the duration alone in the metrics")
    func managedInstances() throws {
        let path = PackageRoot.file("Events/telemetry/managed-instances.batch.json")
        let events = try TelemetryBatch(body: Array(Data(contentsOf: URL(filePath: path)))).events()
        #expect(events.count == 7)
        guard case .initStart(let start) = events.first?.record, case .report(let report) = events.last?.record else {
            Issue.record("not typed")
            return
        }
        #expect(start.initializationType == .managedInstances)
        #expect(start.instanceMaxMemory == 3_154_116_608)
        #expect(report.metrics.durationMilliseconds == 1.379)
        #expect(report.metrics.billedDurationMilliseconds == nil)
        #expect(report.metrics.memorySizeMegabytes == nil)
        #expect(report.spans.map(\.name) == ["responseLatency", "responseDuration"])
        #expect(!events.contains { if case .unknown = $0.record { true } else { false } })
    }

    @Test("What is not known is kept, and so is a known type in an unknown form")
    func unknown() throws {
        let events = try Self.events(
            """
            [{"time":"2026-11-21T12:00:00Z","type":"platform.fault","record":{"a":[1]}},
             {"time":"2026-11-21T12:00:00Z","type":"platform.report","record":{"requestId":7}},
             {"time":"2026-11-21T12:00:00Z","type":"platform.start"},
             {"time":"2026-11-21T12:00:00Z","type":"platform.report","record":
                 {"requestId":"a","status":"cancelled","metrics":{"durationMs":1}}}]
            """)
        #expect(
            events.prefix(3).map(\.record) == [
                .unknown(type: "platform.fault", .object(["a": .array([.integer(1)])])),
                .unknown(type: "platform.report", .object(["requestId": .integer(7)])),
                .unknown(type: "platform.start", .null),
            ])
        guard case .report(let report) = events.last?.record else {
            Issue.record("a status that is not known must not untype the event")
            return
        }
        #expect(report.status?.rawValue == "cancelled")
    }

    @Test(
        "What is no batch of events is refused",
        arguments: [
            "", "{}", "[1]", "[", #"[{"time":"2026-11-21T12:00:00Z","record":{}}]"#,
            #"[{"type":"function","record":""}]"#, #"[{"time":"noon","type":"function","record":""}]"#,
        ])
    func malformed(_ json: String) {
        let error = #expect(throws: ExtensionError.self) { try Self.events(json) }
        #expect(error?.code == .malformedTelemetry)
    }

    @Test("An empty batch has no events")
    func empty() throws {
        #expect(try Self.events("[]").isEmpty)
    }
}

extension Date {
    fileprivate var milliseconds: Int { Int((timeIntervalSince1970 * 1_000).rounded()) }
}
