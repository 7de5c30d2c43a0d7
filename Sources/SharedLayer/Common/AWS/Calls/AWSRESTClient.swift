package import CurlTransport

/// Calls a service that speaks REST-JSON: paths, queries and header fields of its own, and JSON for errors.
///
/// Source: Smithy, "AWS restJson1 protocol". `AWSCaller` says what is repeated: give only requests that may be.
package struct AWSRESTClient: Sendable {
    private let endpoint: String
    private var caller: AWSCaller
    private let totalTimeoutMilliseconds: Int

    /// `service` is the signing name, such as `lambda` or `appconfig`; `endpointPrefix` the host's first label where that
    /// is another one, such as `appconfigdata`. The timeout is for one attempt.
    package init(
        service: String, endpointPrefix: String? = nil, configuration: AWSConfiguration, http: any HTTPTransport,
        policy: RetryPolicy = RetryPolicy(), budget: RetryBudget = RetryBudget(), clock: RetryClock = .system,
        totalTimeoutMilliseconds: Int = 10_000
    ) {
        endpoint = configuration.endpoint(of: endpointPrefix ?? service)
        caller = AWSCaller(
            signer: configuration.signer(of: service), http: http, policy: policy, budget: budget, clock: clock)
        self.totalTimeoutMilliseconds = totalTimeoutMilliseconds
    }

    /// The same client, whose calls end before that moment: pass the deadline of the invocation.
    package func before(_ deadline: Timestamp) -> AWSRESTClient {
        var client = self
        client.caller.deadline = deadline
        return client
    }

    /// The segments of the path and the parts of the query may have any text: they are encoded here.
    package func call(
        _ method: HTTPRequest.Method, _ path: [String], query: [(name: String, value: String)] = [],
        headers: HTTPHeaders = [:], body: [UInt8] = []
    ) async throws(AWSError) -> HTTPResponse {
        var url = endpoint + "/" + path.map { SigningEncoding.escaped($0) }.joined(separator: "/")
        for (place, parameter) in query.enumerated() {
            url += place == 0 ? "?" : "&"
            url += SigningEncoding.escaped(parameter.name) + "=" + SigningEncoding.escaped(parameter.value)
        }
        var headers = headers
        if !body.isEmpty, headers["Content-Type"] == nil { headers["Content-Type"] = "application/json" }
        let request = HTTPRequest(
            method, url, headers: headers, body: body,
            limits: .init(totalTimeoutMilliseconds: totalTimeoutMilliseconds))
        return try await caller.perform(request, error: AWSError.init(jsonResponse:))
    }
}
