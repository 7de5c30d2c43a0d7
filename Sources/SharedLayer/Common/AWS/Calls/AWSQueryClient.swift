import CurlTransport

/// Calls a service that speaks AWS's query protocol: a form in, XML out.
///
/// Source: Smithy, "AWS query protocol". `AWSCaller` says what is repeated.
package struct AWSQueryClient: Sendable {
    private let version: String
    private let url: String
    private var caller: AWSCaller
    private let totalTimeoutMilliseconds: Int

    static let responseLimits = XMLReader.Limits()

    /// `service` is the signing name; `version` is the API's, such as `2010-03-31`. The timeout is for one attempt.
    package init(
        service: String, version: String, configuration: AWSConfiguration, http: any HTTPTransport,
        policy: RetryPolicy = RetryPolicy(), budget: RetryBudget = RetryBudget(), clock: RetryClock = .system,
        totalTimeoutMilliseconds: Int = 10_000
    ) {
        self.version = version
        url = configuration.endpoint(of: service) + "/"
        caller = AWSCaller(
            signer: configuration.signer(of: service), http: http, policy: policy, budget: budget, clock: clock)
        self.totalTimeoutMilliseconds = totalTimeoutMilliseconds
    }

    /// The same client, whose calls end before that moment: pass the deadline of the invocation.
    package func before(_ deadline: Timestamp) -> AWSQueryClient {
        var client = self
        client.caller.deadline = deadline
        return client
    }

    /// The element `<operation>Result` of the answer; an empty one where the operation has no output.
    package func call(
        _ operation: String, _ parameters: [(name: String, value: String)]
    ) async throws(AWSError) -> XMLElement {
        let all = [("Action", operation), ("Version", version)] + parameters.map { ($0.name, $0.value) }
        let form = all.map { SigningEncoding.escaped($0) + "=" + SigningEncoding.escaped($1) }
            .joined(separator: "&")
        let request = HTTPRequest(
            .post, url, headers: ["Content-Type": "application/x-www-form-urlencoded; charset=utf-8"],
            body: Array(form.utf8),
            limits: .init(
                totalTimeoutMilliseconds: totalTimeoutMilliseconds,
                responseBodyBytesMax: Self.responseLimits.bytesMax))
        let response = try await caller.perform(request, error: AWSError.init(queryResponse:))
        let root: XMLElement
        do {
            root = try XMLReader.read(response.body, limits: Self.responseLimits)
        } catch {
            throw AWSError(
                code: AWSError.decoding, message: "the response is not as expected: \(error)", status: response.status)
        }
        guard root.name == operation + "Response" else {
            throw AWSError(
                code: AWSError.decoding, message: "the response is a \(root.name), not that of \(operation)",
                status: response.status)
        }
        return root[operation + "Result"] ?? XMLElement(operation + "Result")
    }
}
