package import CurlTransport
import FunctionRuntime
import Tracing

/// Traces every exchange of another transport, and hands the trace on to whoever is called.
///
/// AWS's services are called by their name and operation, others by their host.
package struct TracingHTTPTransport: HTTPTransport {
    private let http: any HTTPTransport
    private let tracer: XRayTracer

    package init(_ http: any HTTPTransport, tracer: XRayTracer) {
        self.http = http
        self.tracer = tracer
    }

    package func execute(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        let call = TracedCall(request)
        let span = tracer.startSpan(call.name, ofKind: .client)
        defer { span.end() }
        span.attributes = call.attributes
        var request = request
        // AWS's services take no trace from a header, and a signature would have to cover it.
        if !call.isAWS, request.headers[TracePropagation.xRayName] == nil {
            request.headers[TracePropagation.xRayName] = span.header.description
            request.headers[TracePropagation.w3cName] = span.header.traceparent
        }
        do {
            let response = try await http.execute(request)
            span.attributes["http.response.status_code"] = response.status
            span.attributes["http.response.body.size"] = response.body.count
            if let id = response.headers["x-amzn-requestid"] { span.attributes["aws.request_id"] = id }
            return response
        } catch {
            span.recordError(error)
            span.setStatus(SpanStatus(code: .error))
            throw error
        }
    }
}
