import CurlTransport
import FunctionRuntime
import Instrumentation
import Logging
import SharedLayer
import Synchronization
import Testing
import Tracing

@Suite("Tracing with X-Ray")
struct XRayTracerTests {
    private static let header = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1;Lineage=a:1"

    private struct Failed: Error {}

    private let sent = RecordedSegments()

    private func tracer(service: String? = nil) -> XRayTracer {
        XRayTracer(XRayTracerSettings(service: service, daemon: nil), sender: sent)
    }

    private func invoke(_ header: String? = header, _ operation: () async throws -> Void) async rethrows {
        try await InvocationScope.run(.forTesting(traceID: header)) { try await operation() }
    }

    @Test("Spans are subsegments of Lambda's segment and of each other, in one trace")
    func tree() async throws {
        let tracer = tracer()
        await invoke {
            await tracer.withSpan("outer") { _ in
                tracer.withSpan("inner") { _ in }
                async let child: Void = tracer.withSpan("child task") { _ in }
                await child
            }
        }
        let documents = try sent.documents()
        #expect(documents.map { $0["name"] } == ["outer", "inner", "child task", "outer"])
        #expect(documents.allSatisfy { $0["trace_id"] == "1-5759e988-bd862e3fe1be46a994272793" })
        // What has begun is announced before what is under it, so that nothing hangs in the air.
        #expect(documents[0]["in_progress"] == true)
        #expect(documents[0]["id"] == documents[3]["id"])
        #expect(documents[3]["parent_id"] == "53995c3f42cd8ad8")
        #expect(documents[1]["parent_id"] == documents[3]["id"])
        #expect(documents[2]["parent_id"] == documents[3]["id"])
    }

    @Test(
        "Where nothing is sampled nothing is sent, and the ids are handed on all the same",
        arguments: [
            "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0",
            "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8", nil,
        ])
    func notSampled(_ header: String?) async throws {
        let tracer = tracer()
        await invoke(header) {
            tracer.withSpan("outer") { span in
                #expect(!span.isRecording)
                span.annotate("a", 1)
                var carrier: [String: String] = [:]
                tracer.inject(ServiceContext.current ?? .topLevel, into: &carrier, using: DictionaryCarrier())
                let handed = carrier["X-Amzn-Trace-Id"].flatMap { XRayTraceHeader($0) }
                #expect(handed?.root == header.flatMap { XRayTraceHeader($0) }?.root ?? span.header.root)
                #expect(handed?.parent?.description == span.spanID)
                #expect(handed?.sampling != .sampled)
                #expect(carrier["traceparent"] == "00-\(span.traceID)-\(span.spanID)-00")
            }
        }
        #expect(sent.texts.isEmpty)
    }

    @Test("Times are what the clock says, to the microsecond")
    func times() async throws {
        let tracer = tracer()
        await invoke {
            let span = tracer.startSpan(
                "s", at: DefaultTracerClock.Timestamp(nanosecondsSinceEpoch: 1_795_262_400_012_345_678))
            span.end(at: DefaultTracerClock.Timestamp(nanosecondsSinceEpoch: 1_795_262_401_000_001_000))
            span.end()
        }
        #expect(sent.texts.count == 1)
        #expect(sent.texts[0].contains(#""start_time":1795262400.012345,"end_time":1795262401.000001"#))
    }

    @Test("Annotations are indexed, metadata is not, attributes are metadata unless they are named")
    func values() async throws {
        let tracer = tracer()
        await invoke {
            tracer.withSpan("s") { span in
                span.annotate("outcome", "ACCEPTED")
                span.annotate("http.retry-count", 2)
                span.annotate("cold", true)
                span.annotate("long", .string(String(repeating: "x", count: 2_000)))
                span.annotate("---", 1)
                span.addMetadata("request", ["password": "hunter2", "id": "r-1"], namespace: "charges")
                span.attributes["tier"] = "GOLD"
                span.attributes["count"] = 3
                span.attributes["list"] = ["a", "b"]
                span.attributes["aws.xray.annotations"] = ["tier"]
                span.addEvent(SpanEvent(name: "retried", attributes: ["attempt": 2]))
            }
        }
        let document = try #require(try sent.finished()["s"])
        let annotations = try #require(document["annotations"])
        #expect(annotations["outcome"] == "ACCEPTED")
        #expect(annotations["http_retry_count"] == 2)
        #expect(annotations["cold"] == true)
        #expect(annotations["tier"] == "GOLD")
        #expect(annotations["long"]?.string?.count == 1_000)
        #expect(annotations.object?.names.count == 5)
        #expect(document["metadata"]?["charges"]?["request"]?["password"] == "*****")
        #expect(document["metadata"]?["charges"]?["request"]?["id"] == "r-1")
        #expect(document["metadata"]?["default"]?["count"] == 3)
        #expect(document["metadata"]?["default"]?["list"] == .array(["a", "b"]))
        #expect(document["metadata"]?["tracing"]?["events"]?.array?.first?["name"] == "retried")
    }

    @Test("A trace has fifty annotations; those beyond are metadata")
    func annotationCount() async throws {
        let tracer = tracer()
        await invoke {
            tracer.withSpan("outer") { outer in
                for number in 0..<30 { outer.annotate("a\(number)", 1) }
                tracer.withSpan("inner") { inner in
                    for number in 0..<30 { inner.annotate("b\(number)", 1) }
                    inner.annotate("b0", 2)
                }
            }
        }
        let finished = try sent.finished()
        #expect(finished["outer"]?["annotations"]?.object?.names.count == 30)
        #expect(finished["inner"]?["annotations"]?.object?.names.count == 20)
        #expect(finished["inner"]?["annotations"]?["b0"] == 2)
        #expect(finished["inner"]?["metadata"]?["annotations"]?.object?.names.count == 10)
    }

    @Test("An error is told by the span that it came from, and the others refer to it")
    func errors() async throws {
        struct Refused: ReportableError {
            let errorType = "Refused"
            let errorMessage = "card 4111111111111111"
            let frames = [ErrorFrame(path: "Payments/Charge.swift", line: 7, label: "charge()")]
        }
        let tracer = tracer()
        await invoke {
            #expect(throws: Refused.self) {
                try tracer.withSpan("outer") { _ in
                    try tracer.withSpan("inner") { _ in throw Refused() }
                }
            }
        }
        let finished = try sent.finished()
        let exception = try #require(finished["inner"]?["cause"]?["exceptions"]?.array?.first)
        #expect(exception["type"] == "Refused")
        #expect(exception["message"] == "card *****")
        let frame = try JSONParser().parse(#"{"path":"Payments/Charge.swift","line":7,"label":"charge()"}"#)
        #expect(exception["stack"]?.array == [frame])
        #expect(finished["outer"]?["cause"] == exception["id"])
        #expect(finished["inner"]?["fault"] == true)
        #expect(finished["outer"]?["fault"] == true)
    }

    @Test(
        "A status says whose fault a failure is",
        arguments: [
            (200, []), (302, []), (400, ["error"]), (404, ["error"]), (429, ["error", "throttle"]), (500, ["fault"]),
            (503, ["fault"]),
        ] as [(Int, Set<String>)])
    func flags(_ status: Int, _ expected: Set<String>) async throws {
        let tracer = tracer()
        await invoke { tracer.withSpan("s") { $0.attributes["http.response.status_code"] = status } }
        let document = try #require(try sent.finished()["s"])
        #expect(Set(["error", "throttle", "fault"].filter { document[$0] == true }) == expected)
        #expect(document["http"]?["response"]?["status"] == .number(JSONNumber(status)))
    }

    @Test("An error with a status of the caller's is no fault, one without any is")
    func errorWithStatus() async throws {
        let tracer = tracer()
        await invoke {
            for (name, status) in [("of the caller", 404), ("unexplained", nil)] as [(String, Int?)] {
                try? tracer.withSpan(name) { span in
                    if let status { span.attributes["http.response.status_code"] = status }
                    throw Failed()
                }
            }
        }
        #expect(try sent.finished()["of the caller"]?["fault"] == nil)
        #expect(try sent.finished()["of the caller"]?["error"] == true)
        #expect(try sent.finished()["unexplained"]?["fault"] == true)
    }

    @Test("A document that would be too long loses metadata first, and is valid still")
    func length() async throws {
        let tracer = tracer()
        await invoke {
            tracer.withSpan("metadata") { span in
                span.annotate("kept", true)
                for number in 0..<10 {
                    span.addMetadata("m\(number)", .string(String(repeating: "x", count: 10_000)))
                }
            }
            tracer.withSpan("everything") { span in
                for number in 0..<50 {
                    span.annotate("a\(number)", .string(String(repeating: "\u{1}", count: 1_000)))
                }
            }
        }
        #expect(sent.texts.allSatisfy { $0.utf8.count <= 64_000 })
        let finished = try sent.finished()
        #expect(finished["metadata"]?["annotations"]?["kept"] == true)
        #expect(finished["metadata"]?["metadata"]?["tracing"]?["truncated"] == true)
        #expect(finished["everything"]?["metadata"]?["tracing"]?["truncated"] == true)
    }

    @Test(
        "Names are of the characters that X-Ray takes",
        arguments: [
            ("## handler", "## handler"), ("a?b;c*d(e)", "abcde"), ("\n", "unnamed"), ("", "unnamed"),
            ("üb/er:%&#=+\\-@", "üb/er:%&#=+\\-@"),
            (String(repeating: "x", count: 300), String(repeating: "x", count: 200)),
        ])
    func names(_ name: String, _ expected: String) async throws {
        let tracer = tracer()
        await invoke { tracer.withSpan(name) { _ in } }
        #expect(try sent.documents().map { $0["name"] } == [.string(expected)])
    }

    @Test("What comes after a span's end is left out")
    func ended() async throws {
        let tracer = tracer()
        await invoke {
            let span = tracer.startSpan("s")
            #expect(span.isRecording)
            span.end()
            #expect(!span.isRecording)
            span.annotate("late", 1)
            span.operationName = "late"
        }
        #expect(try sent.documents().map { $0["name"] } == ["s"])
    }

    @Test("A handler's span has the cold start and the service, without a runtime too")
    func handler() async throws {
        let context = LambdaContext.forTesting(traceID: Self.header)
        context.storage.markColdStart()
        await tracer(service: "charges").captureHandler("Validate", context: context) { span in
            #expect(span.traceID == "5759e988bd862e3fe1be46a994272793")
            await #expect(throws: Failed.self) { try await tracer().capture("part") { _ in throw Failed() } }
        }
        let document = try #require(try sent.finished()["## Validate"])
        #expect(document["annotations"]?["ColdStart"] == true)
        #expect(document["annotations"]?["Service"] == "charges")
        #expect(document["parent_id"] == "53995c3f42cd8ad8")
        #expect(try sent.finished()["## part"]?["parent_id"] == document["id"])
    }

    @Test(
        "The step tells the reply's status, or the problem's, and what was thrown",
        arguments: [(200, []), (409, ["error"]), (500, ["fault"])] as [(Int, Set<String>)])
    func step(_ status: Int, _ expected: Set<String>) async throws {
        let tracer = tracer()
        await invoke {
            _ = await handleLambdaRequest(
                SampleEvents.request("{}"), context: .forTesting(traceID: Self.header),
                through: RequestMiddleware(
                    logger: LoggingUtils.logger(service: "s", level: .critical, output: RecordedLogOutput()),
                    chain: RequestChain([MapProblemStep(), TraceStep(tracer, name: "Validate")]))
            ) { _ in
                if status == 409 { throw Problem(kind: "conflict", title: "Conflict", status: 409) }
                if status == 500 { throw Failed() }
                return LambdaReply()
            }
        }
        let document = try #require(try sent.finished()["## Validate"])
        #expect(Set(["error", "throttle", "fault"].filter { document[$0] == true }) == expected)
        #expect((document["cause"] == nil) == (status == 200))
    }
}

/// Header fields in a dictionary.
struct DictionaryCarrier: Injector, Extractor {
    func inject(_ value: String, forKey key: String, into carrier: inout [String: String]) { carrier[key] = value }

    func extract(key: String, from carrier: [String: String]) -> String? { carrier[key] }
}
