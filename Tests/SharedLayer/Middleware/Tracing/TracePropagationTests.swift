import FunctionRuntime
import Instrumentation
import SharedLayer
import Testing
import Tracing

@Suite("Handing a trace on")
struct TracePropagationTests {
    private let tracer = XRayTracer(XRayTracerSettings(daemon: nil))

    private func extracted(_ fields: [String: String]) -> XRayTraceHeader? {
        var context = ServiceContext.topLevel
        tracer.extract(fields, into: &context, using: DictionaryCarrier())
        return context.xRayTraceHeader
    }

    @Test("X-Ray's field goes before W3C's, and either is read")
    func reading() {
        let xRay = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"
        let w3c = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        #expect(extracted(["X-Amzn-Trace-Id": xRay, "traceparent": w3c])?.description == xRay)
        #expect(extracted(["x-amzn-trace-id": xRay])?.description == xRay)
        #expect(
            extracted(["X-Amzn-Trace-Id": "nonsense", "traceparent": w3c])?.description
                == "Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=b7ad6b7169203331;Sampled=1")
        #expect(extracted([:]) == nil)
    }

    /// Examples and rules of W3C Trace Context, sections 3.2 and 4.3.
    @Test(
        "A traceparent is read as the standard says",
        arguments: [
            ("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", .sampled),
            ("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00", .notSampled),
            ("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-ff", .sampled),
            ("01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future-brings", .sampled),
        ] as [(String, XRayTraceHeader.Sampling)])
    func traceparent(_ text: String, _ sampling: XRayTraceHeader.Sampling) {
        let header = XRayTraceHeader(traceparent: text)
        #expect(header?.root.w3c == "4bf92f3577b34da6a3ce929d0e0e4736")
        #expect(header?.parent?.description == "00f067aa0ba902b7")
        #expect(header?.sampling == sampling)
    }

    @Test(
        "What is no traceparent is refused",
        arguments: [
            "", "00", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
            "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
            "0-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        ])
    func noTraceparent(_ text: String) {
        #expect(XRayTraceHeader(traceparent: text) == nil)
    }

    @Test("A trace id of our own begins with the time")
    func traceID() {
        let identifiers = XRayIdentifiers(
            now: { Timestamp(secondsSince1970: 0x5759_E988) }, random: { 0xBD86_2E3F_E1BE_46A9 })
        #expect(identifiers.traceID().description == "1-5759e988-bd862e3fbd862e3fe1be46a9")
        #expect(identifiers.segmentID().description == "bd862e3fe1be46a9")
    }

    @Test(
        "OpenTelemetry's X-Ray propagator and id generator agree with ours", .tags(.wire, .slow),
        .timeLimit(.minutes(10)))
    func openTelemetry() async throws {
        let sampled = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"
        var context = ServiceContext.topLevel
        context.xRayTraceHeader = XRayTraceHeader(sampled)
        let span = tracer.startSpan("s", context: context)
        var carrier: [String: String] = [:]
        tracer.inject(span.context, into: &carrier, using: DictionaryCarrier())
        let printed = try await Observability.python(
            """
            from opentelemetry import trace
            from opentelemetry.propagators.aws import AwsXRayPropagator
            from opentelemetry.sdk.extension.aws.trace import AwsXRayIdGenerator
            from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator
            ours = {"X-Amzn-Trace-Id": "\(carrier["X-Amzn-Trace-Id"] ?? "")", "traceparent": "\(carrier["traceparent"] ?? "")"}
            for propagator in (AwsXRayPropagator(), TraceContextTextMapPropagator()):
                found = trace.get_current_span(propagator.extract(ours)).get_span_context()
                print(f"{found.trace_id:032x} {found.span_id:016x} {found.trace_flags:d}")
            ids = AwsXRayIdGenerator()
            made = trace.SpanContext(ids.generate_trace_id(), ids.generate_span_id(), False, trace.TraceFlags(1))
            theirs = {}
            AwsXRayPropagator().inject(theirs, trace.set_span_in_context(trace.NonRecordingSpan(made)))
            print(theirs["X-Amzn-Trace-Id"])
            print(f"00-{made.trace_id:032x}-{made.span_id:016x}-01")
            """)
        let lines = printed.split(separator: "\n").map(String.init)
        #expect(lines.prefix(2) == ["\(span.traceID) \(span.spanID) 1", "\(span.traceID) \(span.spanID) 1"])
        let theirs = try #require(lines.count == 4 ? extracted(["X-Amzn-Trace-Id": lines[2]]) : nil)
        #expect(theirs.traceparent == lines[3])
        #expect(theirs.description == lines[2])
    }
}
