import CurlTransport
import FunctionRuntime
import Logging
import SharedLayer
import Testing
import Tracing

@Suite("docs/shared-layer/tracing.md")
struct TracingExamples {
    private static let header = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"

    private let environment = ["POWERTOOLS_SERVICE_NAME": "charges"]
    private let http = HTTPClient()

    private func charge() async throws {}

    @Test("The shortest use")
    func shortest() async throws {
        let tracer = XRayTracer(try XRayTracerSettings(config: EnvConfig(environment)))
        try await tracer.withSpan("reserve") { span in
            span.annotate("outcome", "ACCEPTED")
            span.addMetadata("request", ["id": "r-1"])
            try await charge()
        }
    }

    @Test("A handler's span, and a part of its work")
    func capture() async throws {
        let sent = RecordedSegments()
        let tracer = XRayTracer(XRayTracerSettings(service: "charges", daemon: nil), sender: sent)
        let context = LambdaContext.forTesting(traceID: Self.header)
        try await tracer.captureHandler("Validate", context: context) { _ in
            try await tracer.capture("reserve") { _ in try await charge() }
        }
        #expect(try sent.finished().keys.sorted() == ["## Validate", "## reserve"])
    }

    @Test("Calls to others")
    func calls() async throws {
        let tracer = XRayTracer(try XRayTracerSettings(config: EnvConfig(environment)))
        let transport: any HTTPTransport = TracingHTTPTransport(http, tracer: tracer)
        #expect(transport is TracingHTTPTransport)
    }

    @Test("What a handler traces is read in a test")
    func testing() async throws {
        let sent = RecordedSegments()
        let tracer = XRayTracer(XRayTracerSettings(daemon: nil), sender: sent)
        let context = LambdaContext.forTesting(traceID: Self.header)
        try await InvocationScope.run(context) { try await tracer.withSpan("reserve") { _ in try await charge() } }
        #expect(try sent.finished()["reserve"]?["fault"] == nil)
    }
}
