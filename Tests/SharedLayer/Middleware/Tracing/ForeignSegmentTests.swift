import FunctionRuntime
import Logging
import SharedLayer
import Testing
import Tracing

@Suite("Subsegments beside the X-Ray SDK's", .tags(.wire, .slow), .timeLimit(.minutes(10)))
struct ForeignSegmentTests {
    private struct ValueError: Error, CustomStringConvertible {
        let description: String
    }

    @Test("The X-Ray SDK for Python sends the same members for the same calls")
    func sdk() async throws {
        let printed = try await Observability.python(
            """
            from aws_xray_sdk.core.models.facade_segment import FacadeSegment
            from aws_xray_sdk.core.models.subsegment import Subsegment
            parent = FacadeSegment("facade", "53995c3f42cd8ad8", "1-5759e988-bd862e3fe1be46a994272793", True)
            call = Subsegment("partner.example", "remote", parent)
            call.parent_id = "53995c3f42cd8ad8"
            call.put_annotation("outcome", "ACCEPTED")
            call.put_annotation("attempt", 2)
            call.put_metadata("id", "r-1", "charges")
            call.put_http_meta("url", "https://partner.example/charges")
            call.put_http_meta("method", "POST")
            call.put_http_meta("status", 503)
            call.put_http_meta("content_length", 4)
            call.add_exception(ValueError("no answer"), None, True)
            call.close()
            print(call.serialize())
            """)
        let sent = RecordedSegments()
        let tracer = XRayTracer(XRayTracerSettings(daemon: nil), sender: sent)
        let header = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"
        await InvocationScope.run(.forTesting(traceID: header)) {
            let span = tracer.startSpan("partner.example", ofKind: .client)
            span.annotate("outcome", "ACCEPTED")
            span.annotate("attempt", 2)
            span.addMetadata("id", "r-1", namespace: "charges")
            span.attributes["url.full"] = "https://partner.example/charges"
            span.attributes["http.request.method"] = "POST"
            span.attributes["http.response.status_code"] = 503
            span.attributes["http.response.body.size"] = 4
            span.recordError(ValueError(description: "no answer"))
            span.end()
        }
        let foreign = try JSONParser().parse(printed.split(separator: "\n").last.map(String.init) ?? "")
        let own = try #require(try sent.documents().first)
        for name in ["type", "name", "parent_id", "trace_id", "namespace", "annotations", "metadata", "http", "fault"] {
            #expect(own[name] == foreign[name], "\(name)")
        }
        let (mine, theirs) = (own["cause"]?["exceptions"]?.array?.first, foreign["cause"]?["exceptions"]?.array?.first)
        for name in ["type", "message", "remote"] { #expect(mine?[name] == theirs?[name], "\(name)") }
        // The SDK has members for its own use beside them.
        let members = Set(foreign.object?.names ?? []).subtracting(["in_progress", "sampled"])
        #expect(Set(own.object?.names ?? []) == members)
    }
}
