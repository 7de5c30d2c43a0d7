import CurlTransport
import FunctionRuntime
import LambdaEvents
import Logging
import Synchronization
import Testing

@testable import SharedLayer

@Suite("What a step may have done is not done again under another token", .tags(.wire, .slow), .timeLimit(.minutes(5)))
struct IdempotencyTokenTests {
    private struct Failure: Error {}

    @Test("A step that failed may have had its effect all the same: the next attempt has its token")
    func failedStep() async throws {
        try await IdempotencyFixture.with { fixture in
            let tokens = Mutex<[String]>([])
            let charge: @Sendable (Bool, IdempotencyPayload) async throws -> Int = { fails, payload in
                try await fixture.idempotency().run(
                    key: fixture.key("charge"), payload: payload, context: fixture.context()
                ) { execution in
                    try await execution.step("charge") {
                        tokens.withLock { $0.append(execution.token(for: "charge")) }
                        if fails { throw Failure() }
                    }
                    return execution.attempt
                }
            }
            await #expect(throws: Failure.self) { try await charge(true, .bytes([1])) }
            let other = await #expect(throws: IdempotencyError.self) { try await charge(false, .bytes([2])) }
            #expect(other?.code == .payloadMismatch)
            let attempt = try await charge(false, .bytes([1]))
            #expect(attempt == 2)
            #expect(tokens.withLock { $0.count } == 2)
            #expect(tokens.withLock { Set($0).count } == 1)
        }
    }

    @Test("A handler that answers in its own words for a step that was not recorded does not free the key")
    func hiddenFailure() async throws {
        let denied = ScriptedTransport.error(
            400, #"{"__type":"com.amazon.coral.service#AccessDeniedException","message":"no"}"#)
        let transport = ScriptedTransport([ScriptedTransport.ok("{}"), denied, ScriptedTransport.ok("{}")])
        let dynamo = DynamoClient(
            configuration: AWSConfiguration(
                region: "us-east-1", credentials: AWSCredentials(accessKeyID: "any", secretAccessKey: "any"),
                endpoint: "http://127.0.0.1:1"),
            http: transport, clock: RecordedRetryClock().clock)
        let fixture = IdempotencyFixture(dynamo: dynamo)
        await #expect(throws: Failure.self) {
            try await fixture.idempotency().run(key: fixture.key(), context: fixture.context()) { execution in
                do { try await execution.step("charge") {} } catch { throw Failure() }
            }
        }
        #expect(transport.requests.compactMap { $0.headers["x-amz-target"] }.allSatisfy { !$0.hasSuffix("DeleteItem") })
        #expect(transport.requests.count == 2)
    }

    @Test("Amounts that differ beyond the digits of a binary64 are two payloads, under one key and as keys")
    func digits() async throws {
        try await IdempotencyFixture.with { fixture in
            for (place, source) in [IdempotencyKeySource.header(isRequired: true), .document(["/amount"])].enumerated()
            {
                let effects = EffectCount()
                let middleware = RequestMiddleware(
                    logger: LoggingUtils.logger(service: "s", level: .critical),
                    idempotency: IdempotencyStep(fixture.idempotency(), key: source))
                var statuses: [Int] = []
                for amount in ["9007199254740992", "9007199254740993"] {
                    let event = SampleEvents.request(
                        #"{"amount":\#(amount)}"#,
                        headers: ["content-type": "application/json", "idempotency-key": "key-\(place)"])
                    let response = await handleLambdaRequest(event, context: fixture.context(), through: middleware) {
                        _ in
                        effects.happened()
                        return LambdaReply(status: 201)
                    }
                    statuses.append(response.statusCode)
                }
                #expect(statuses == (place == 0 ? [201, 422] : [201, 400]))
                #expect(effects.effects == 1)
            }
        }
    }

    @Test("Header fields are found in any case, whoever made the event")
    func headerCase() throws {
        let event = SampleEvents.request("{}", headers: ["Idempotency-Key": "k", "X-Correlation-ID": "c-1"])
        let request = LambdaRequest(
            event: event,
            context: LambdaContext(
                requestID: "r", deadlineMilliseconds: 0, invokedFunctionARN: "", now: { 0 }), correlationID: "",
            logger: .init(label: "test"))
        #expect(request.header("idempotency-key") == "k")
        #expect(request.header("IDEMPOTENCY-KEY") == "k")
        #expect(request.header("other") == nil)
        #expect(EventTransformer().correlationID(of: event) == "c-1")
    }
}
