import CurlTransport

/// Calls a service that speaks AWS JSON (`POST /`, `X-Amz-Target`), signed with Signature Version 4.
///
/// Throttling, server errors and lost connections are repeated with exponential backoff and full jitter, as far as the
/// retry policy and its budget allow.
package struct AWSJSONClient: Sendable {
    private let targetPrefix: String
    private let jsonVersion: String
    private let url: String
    private let signing: AWSSigning
    private let http: any HTTPTransport
    private let policy: RetryPolicy
    private let budget: RetryBudget
    private let clock: RetryClock
    private let totalTimeoutMilliseconds: Int

    static let responseLimits = JSONLimits(depthMax: 256, bytesMax: 64 << 20, numberBytesMax: 512)

    /// `service` is the signing name; `targetPrefix` such as `DynamoDB_20120810`; `jsonVersion` 1.0 or 1.1.
    ///
    /// `totalTimeoutMilliseconds` is for one attempt.
    package init(
        service: String, targetPrefix: String, jsonVersion: String, configuration: AWSConfiguration,
        http: any HTTPTransport, policy: RetryPolicy = RetryPolicy(), budget: RetryBudget = RetryBudget(),
        clock: RetryClock = .system, totalTimeoutMilliseconds: Int = 10_000
    ) {
        self.targetPrefix = targetPrefix
        self.jsonVersion = jsonVersion
        url = configuration.endpoint(of: service) + "/"
        signing = AWSSigning(
            accessKeyID: configuration.credentials.accessKeyID,
            secretAccessKey: configuration.credentials.secretAccessKey,
            sessionToken: configuration.credentials.sessionToken, region: configuration.region, service: service)
        self.http = http
        self.policy = policy
        self.budget = budget
        self.clock = clock
        self.totalTimeoutMilliseconds = totalTimeoutMilliseconds
    }

    /// Performs an operation. The error's code is the service's exception name, or one of `AWSError`'s own.
    package func call<In: Encodable, Out: Decodable>(
        _ operation: String, _ input: In, returning output: Out.Type = Out.self
    ) async throws(AWSError) -> Out {
        let request = try request(operation, input)
        var attempt = 1
        while true {
            let failure: AWSError
            switch await perform(request) {
            case .success(let body):
                budget.noteSuccess(afterRepeats: attempt - 1)
                return try decode(body)
            case .permanent(let error):
                throw error
            case .transient(let error):
                failure = error
            }
            guard let delay = policy.delayMilliseconds(after: attempt, jitter: clock.jitter()), budget.takeRepeat()
            else { throw failure }
            do {
                try await clock.sleep(delay)
            } catch {
                throw AWSError(code: AWSError.cancelled, message: "cancelled while waiting after: \(failure)")
            }
            attempt += 1
        }
    }

    private enum Outcome {
        case success([UInt8])
        case permanent(AWSError)
        case transient(AWSError)
    }

    private func request(_ operation: String, _ input: some Encodable) throws(AWSError) -> HTTPRequest {
        let body: [UInt8]
        do {
            body = try JSONValueEncoder().bytes(input)
        } catch {
            throw AWSError(code: AWSError.encoding, message: "\(error)")
        }
        return HTTPRequest(
            .post, url,
            headers: [
                "Content-Type": "application/x-amz-json-\(jsonVersion)",
                "X-Amz-Target": "\(targetPrefix).\(operation)",
            ],
            body: body, limits: .init(totalTimeoutMilliseconds: totalTimeoutMilliseconds), signing: signing)
    }

    private func perform(_ request: HTTPRequest) async -> Outcome {
        do {
            let response = try await http.execute(request)
            guard response.status >= 300 else { return .success(response.body) }
            let error = AWSError(response)
            return error.isTransient ? .transient(error) : .permanent(error)
        } catch {
            let code = error.code == .cancelled ? AWSError.cancelled : AWSError.transport
            let failure = AWSError(code: code, message: error.description)
            return error.code.isTransient ? .transient(failure) : .permanent(failure)
        }
    }

    private func decode<Out: Decodable>(_ body: [UInt8]) throws(AWSError) -> Out {
        do {
            let value = body.isEmpty ? [:] : try JSONParser(limits: Self.responseLimits).parse(body)
            return try JSONValueDecoder().decode(from: value)
        } catch {
            throw AWSError(code: AWSError.decoding, message: "the response is not as expected: \(error)", status: 200)
        }
    }
}
