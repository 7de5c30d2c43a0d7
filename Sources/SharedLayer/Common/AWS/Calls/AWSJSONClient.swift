import CurlTransport
import JSONCoding

/// Calls a service that speaks AWS JSON: `POST /`, with the operation in `X-Amz-Target`.
///
/// Source: Smithy, "AWS JSON 1.0 protocol" and "AWS JSON 1.1 protocol". `AWSCaller` says what is repeated.
package struct AWSJSONClient: Sendable {
    private let targetPrefix: String
    private let contentType: String
    private let url: String
    private var caller: AWSCaller
    private let totalTimeoutMilliseconds: Int

    /// `service` is the signing name; `targetPrefix` such as `DynamoDB_20120810`; `jsonVersion` 1.0 or 1.1.
    ///
    /// `totalTimeoutMilliseconds` is for one attempt.
    package init(
        service: String, targetPrefix: String, jsonVersion: String, configuration: AWSConfiguration,
        http: any HTTPTransport, policy: RetryPolicy = RetryPolicy(), budget: RetryBudget = RetryBudget(),
        clock: RetryClock = .system, totalTimeoutMilliseconds: Int = 10_000
    ) {
        self.targetPrefix = targetPrefix
        contentType = "application/x-amz-json-\(jsonVersion)"
        url = configuration.endpoint(of: service) + "/"
        caller = AWSCaller(
            signer: configuration.signer(of: service), http: http, policy: policy, budget: budget, clock: clock)
        self.totalTimeoutMilliseconds = totalTimeoutMilliseconds
    }

    /// The same client, whose calls end before that moment: pass the deadline of the invocation.
    package func before(_ deadline: Timestamp) -> AWSJSONClient {
        var client = self
        client.caller.deadline = deadline
        return client
    }

    /// Performs an operation. The error's code is the service's exception name, or one of `AWSError`'s own.
    package func call<In: Encodable, Out: Decodable>(
        _ operation: String, _ input: In, returning output: Out.Type = Out.self
    ) async throws(AWSError) -> Out {
        let body: [UInt8]
        do {
            body = try JSONCoder.encode(input)
        } catch {
            throw AWSError(code: AWSError.encoding, message: "\(error)")
        }
        let response = try await call(operation, body: body)
        do {
            return try JSONCoder.decode(Out.self, from: response.isEmpty ? Array("{}".utf8) : response)
        } catch {
            throw AWSError(
                code: AWSError.decoding, message: "the response is not as expected: \(error)", status: 200)
        }
    }

    /// Performs an operation whose input and output are JSON texts.
    package func call(_ operation: String, body: [UInt8]) async throws(AWSError) -> [UInt8] {
        let request = HTTPRequest(
            .post, url, headers: ["Content-Type": contentType, "X-Amz-Target": "\(targetPrefix).\(operation)"],
            body: body, limits: .init(totalTimeoutMilliseconds: totalTimeoutMilliseconds))
        return try await caller.perform(request, error: AWSError.init(jsonResponse:)).body
    }
}
