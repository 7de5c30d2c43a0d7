import CurlTransport
import SharedLayer
import Testing

@Suite("AWS JSON client")
struct AWSJSONClientTests {
    private let retries = RecordedRetryClock()
    private static let configuration = AWSConfiguration(
        region: "eu-central-1", credentials: AWSCredentials(accessKeyID: "id", secretAccessKey: "secret"),
        endpoint: "http://127.0.0.1:4566")

    private func client(_ transport: ScriptedTransport, budget: RetryBudget = RetryBudget()) -> AWSJSONClient {
        AWSJSONClient(
            service: "kms", targetPrefix: "TrentService", jsonVersion: "1.1", configuration: Self.configuration,
            http: transport, budget: budget, clock: retries.clock)
    }

    @Test("A call is a signed POST to the endpoint's root with the operation in its target")
    func request() async throws {
        let transport = ScriptedTransport([ScriptedTransport.ok(#"{"KeyId":"k"}"#)])
        let output: [String: String] = try await client(transport).call("DescribeKey", ["KeyId": "k"])
        #expect(output == ["KeyId": "k"])
        let request = try #require(transport.requests.first)
        #expect(request.method == .post)
        #expect(request.url == "http://127.0.0.1:4566/")
        #expect(request.headers["x-amz-target"] == "TrentService.DescribeKey")
        #expect(request.headers["content-type"] == "application/x-amz-json-1.1")
        #expect(request.headers["Authorization"]?.contains("/eu-central-1/kms/aws4_request, ") == true)
        #expect(transport.bodies == [["KeyId": "k"]])
    }

    @Test(
        "What passes by itself is repeated with growing delays",
        arguments: [
            ScriptedTransport.error(400, #"{"__type":"com.amazonaws.x#ThrottlingException"}"#),
            ScriptedTransport.error(400, #"{"__type":"ProvisionedThroughputExceededException","message":"slow"}"#),
            ScriptedTransport.error(500, "oops"), ScriptedTransport.error(503, ""),
            .failure(TransportError(.connectionLost, "reset")), .failure(TransportError(.connectionRefused, "no")),
            ScriptedTransport.error(
                400,
                #"{"__type":"TransactionCanceledException","CancellationReasons":[{"Code":"None"},{"Code":"TransactionConflict"}]}"#
            ),
        ])
    func transient(_ failure: ScriptedTransport.Answer) async throws {
        let transport = ScriptedTransport([failure, failure, ScriptedTransport.ok("{}")])
        let _: AWSNothing = try await client(transport).call("X", AWSNothing())
        #expect(transport.requests.count == 3)
        #expect(retries.delays == [50, 100] || retries.delays == [1_000, 2_000])
    }

    @Test("After the last attempt its error is thrown")
    func exhausted() async throws {
        let failure = ScriptedTransport.error(500, #"{"__type":"InternalServerError","message":"m"}"#)
        let transport = ScriptedTransport(Array(repeating: failure, count: 9))
        let error = try await #require(throws: AWSError.self) {
            try await client(transport).call("X", AWSNothing(), returning: AWSNothing.self)
        }
        #expect(error.code == "InternalServerError")
        #expect(error.status == 500)
        #expect(transport.requests.count == 3)
    }

    @Test(
        "What would fail again is not repeated",
        arguments: [
            (
                ScriptedTransport.error(400, #"{"__type":"a.b#ValidationException:http://x","Message":"m"}"#),
                "ValidationException"
            ),
            (ScriptedTransport.error(403, "<html>"), "HTTP403"), (ScriptedTransport.ok("[not json"), "Decoding"),
            (.failure(TransportError(.cancelled, "c")), "Cancelled"),
            (.failure(TransportError(.tlsFailed, "t")), "Transport"),
        ])
    func permanent(_ answer: ScriptedTransport.Answer, _ code: String) async throws {
        let transport = ScriptedTransport([answer])
        let error = try await #require(throws: AWSError.self) {
            try await client(transport).call("X", AWSNothing(), returning: AWSNothing.self)
        }
        #expect(error.code == code)
        #expect(transport.requests.count == 1)
    }

    @Test("A spent budget ends all repeats until calls succeed again")
    func budget() async throws {
        let failure = ScriptedTransport.error(500, "")
        let transport = ScriptedTransport([
            failure, failure, ScriptedTransport.ok("{}"), failure, ScriptedTransport.ok("{}"),
        ])
        let client = client(transport, budget: RetryBudget(tokensMax: 9, repeatCost: 5))
        await #expect(throws: AWSError.self) { let _: AWSNothing = try await client.call("X", AWSNothing()) }
        #expect(transport.requests.count == 2)
        let _: AWSNothing = try await client.call("X", AWSNothing())
        // The success gave back one token: enough for one repeat again.
        let _: AWSNothing = try await client.call("X", AWSNothing())
        #expect(transport.requests.count == 5)
    }

    @Test("A cancelled transaction tells each part's reason, with the item where the service tells it")
    func cancellationReasons() async throws {
        let body = #"""
            {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException","Message":"cancelled",
             "CancellationReasons":[{"Code":"None"},{"Code":"ConditionalCheckFailed","Message":"m","Item":{"v":{"N":"3"}}}]}
            """#
        let transport = ScriptedTransport([ScriptedTransport.error(400, body)])
        let error = try await #require(throws: AWSError.self) {
            try await client(transport).call("X", AWSNothing(), returning: AWSNothing.self)
        }
        #expect(error.isConditionalCheckFailed)
        #expect(error.cancellationReasons?.map(\.code) == ["None", "ConditionalCheckFailed"])
        #expect(error.cancellationReasons?.last?.item == ["v": .number("3")])
    }

    @Test("Delays double up to their bound, and jitter takes any part of them")
    func policy() {
        let policy = RetryPolicy(attemptsMax: 8, firstDelayMillisecondsMax: 100, delayMillisecondsMax: 1_000)
        #expect(
            (1...8).map { policy.delayMilliseconds(after: $0, jitter: 1) } == [
                100, 200, 400, 800, 1_000, 1_000, 1_000, nil,
            ])
        #expect(policy.delayMilliseconds(after: 2, jitter: 0) == 0)
        #expect(policy.delayMilliseconds(after: 2, jitter: 0.5) == 100)
        #expect(policy.delayMilliseconds(after: 2, jitter: 0.5, isThrottled: true) == 500)
        #expect(policy.delayMilliseconds(after: 2, jitter: 0, asked: 700) == 700)
        #expect(policy.delayMilliseconds(after: 2, jitter: 1, asked: 10) == 200)
        #expect(policy.delayMilliseconds(after: 2, jitter: 1, asked: 60_000) == 5_200)
    }
}
