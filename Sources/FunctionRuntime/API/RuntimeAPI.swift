import CurlTransport

/// A client of Lambda's Runtime API on the calling thread.
///
/// A kept-alive connection that died while the environment was frozen is replaced by libcurl itself.
final class RuntimeAPI {
    /// Lambda's own limit is 6 MB of event; the rest is room for peers that allow more.
    static let eventBytesMax = 64 << 20
    static let connectTimeoutMilliseconds = 5_000

    private let endpoint: RuntimeEndpoint
    private let client = BlockingClient()
    private let now: @Sendable () -> Int64

    init(endpoint: RuntimeEndpoint, now: @escaping @Sendable () -> Int64) {
        self.endpoint = endpoint
        self.now = now
    }

    /// Waits for the next invocation, however long that takes: the environment may be frozen meanwhile.
    func next() throws(RuntimeError) -> Invocation {
        let response = try send(request(.get, endpoint.next))
        guard response.status == 200 else {
            throw RuntimeError(.runtimeAPIFailed, "the Runtime API answered \(response.status) to “next”")
        }
        return try Invocation(response, now: now)
    }

    func respond(to invocation: Invocation, with result: [UInt8]) throws(RuntimeError) -> Receipt {
        try post(result, endpoint.response(to: invocation.requestID), about: invocation)
    }

    func report(_ report: ErrorReport, of invocation: Invocation) throws(RuntimeError) -> Receipt {
        try post(report.json, endpoint.error(of: invocation.requestID), about: invocation, error: report)
    }

    func reportInitError(_ report: ErrorReport) throws(RuntimeError) -> Receipt {
        try post(report.json, endpoint.initError, about: nil, error: report)
    }

    private func post(
        _ body: [UInt8], _ url: String, about invocation: Invocation?, error: ErrorReport? = nil
    ) throws(RuntimeError) -> Receipt {
        var request = request(.post, url)
        request.body = body
        request.headers["Content-Type"] = "application/json"
        request.headers["Lambda-Runtime-Invocation-Id"] = invocation?.invocationID
        request.headers["Lambda-Runtime-Function-Error-Type"] = error?.headerValue
        return Receipt(status: try send(request).status)
    }

    private func request(_ method: HTTPRequest.Method, _ url: String) -> HTTPRequest {
        HTTPRequest(
            method, url,
            limits: HTTPRequest.Limits(
                connectTimeoutMilliseconds: Self.connectTimeoutMilliseconds, totalTimeoutMilliseconds: nil,
                responseBodyBytesMax: Self.eventBytesMax))
    }

    private func send(_ request: HTTPRequest) throws(RuntimeError) -> HTTPResponse {
        do {
            return try client.execute(request)
        } catch {
            throw RuntimeError(.runtimeAPIUnreachable, "the Runtime API does not answer", cause: error)
        }
    }
}
