import CurlTransport
import Testing

@testable import SharedLayer

@Suite("Idempotency over a table that misbehaves")
struct IdempotencyTableTests {
    private static let throttled = ScriptedTransport.error(
        400, #"{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException","message":"slow down"}"#)
    private static let denied = ScriptedTransport.error(
        400, #"{"__type":"com.amazon.coral.service#AccessDeniedException","message":"no"}"#)

    private static func fixture(_ answers: [ScriptedTransport.Answer]) -> (IdempotencyFixture, ScriptedTransport) {
        let transport = ScriptedTransport(answers)
        let dynamo = DynamoClient(
            configuration: AWSConfiguration(
                region: "us-east-1", credentials: AWSCredentials(accessKeyID: "any", secretAccessKey: "any"),
                endpoint: "http://127.0.0.1:1"),
            http: transport, clock: RecordedRetryClock().clock)
        return (IdempotencyFixture(dynamo: dynamo), transport)
    }

    private static func conditionFailed(_ item: JSONValue) -> ScriptedTransport.Answer {
        let body: JSONValue = [
            "__type": "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException", "message": "no", "Item": item,
        ]
        return ScriptedTransport.error(400, body.description)
    }

    @Test("Without an answer of the table the operation does not run")
    func unavailable() async throws {
        for answer in [Self.throttled, Self.denied, .failure(TransportError(.connectionRefused, "gone"))] {
            let (fixture, _) = Self.fixture(Array(repeating: answer, count: 20))
            let error = await #expect(throws: IdempotencyError.self) {
                try await fixture.idempotency().run(key: fixture.key(), context: fixture.context()) { _ in
                    Issue.record("it must not run")
                    return 1
                }
            }
            #expect(error?.code == .tableUnavailable)
            #expect(error?.problem.status == 503)
        }
    }

    @Test("A claim whose answer was lost recognises its own record")
    func lostClaim() async throws {
        let owner = "me"
        let record = IdempotencyRecord(
            status: .inProgress, fingerprint: "f", owner: owner, runID: "run", attempt: 1,
            lockedUntil: Timestamp(secondsSince1970: 10), expiresAt: Timestamp(secondsSince1970: 100))
        let key = try IdempotencyKey("k", operation: "o")
        let item = try JSONValueEncoder().encode(record.item(key))
        let (fixture, transport) = Self.fixture([
            .failure(TransportError(.connectionLost, "lost")), Self.conditionFailed(item),
        ])
        let table = IdempotencyTable(dynamo: fixture.dynamo, name: "records")
        let found = try await table.claim(key, record, now: Timestamp(secondsSince1970: 0))
        #expect(found == nil)
        #expect(transport.requests.count == 2)
    }

    @Test("An end whose answer was lost recognises its own record, and nobody else's")
    func lostEnd() async throws {
        let key = try IdempotencyKey("k", operation: "o")
        var record = IdempotencyRecord(
            status: .completed, fingerprint: "f", owner: "me", runID: "run", attempt: 1,
            lockedUntil: Timestamp(secondsSince1970: 10), expiresAt: Timestamp(secondsSince1970: 100), result: "1")
        for owner in ["me", "other"] {
            record.owner = owner
            let item = try JSONValueEncoder().encode(record.item(key))
            let (fixture, _) = Self.fixture([
                .failure(TransportError(.connectionLost, "lost")), Self.conditionFailed(item),
            ])
            let table = IdempotencyTable(dynamo: fixture.dynamo, name: "records")
            let complete = { try await table.complete(key, owner: "me", result: "1", expiresAt: record.expiresAt) }
            if owner == "me" {
                try await complete()
            } else {
                let error = await #expect(throws: IdempotencyError.self) { try await complete() }
                #expect(error?.code == .ownershipLost)
            }
        }
    }

    @Test("A result that cannot be recorded is an error: whether it is stored is not known")
    func failedEnd() async throws {
        let (fixture, _) = Self.fixture([ScriptedTransport.ok("{}")] + Array(repeating: Self.denied, count: 5))
        let effects = EffectCount()
        let error = await #expect(throws: IdempotencyError.self) {
            try await fixture.idempotency().run(key: fixture.key(), context: fixture.context()) { _ in
                effects.happened()
                return 1
            }
        }
        #expect(error?.code == .tableUnavailable)
        #expect(effects.effects == 1)
    }

    @Test("A step that cannot be recorded ends the run, which stays locked: whoever is next has the same token")
    func failedStep() async throws {
        let (fixture, transport) = Self.fixture([ScriptedTransport.ok("{}")] + Array(repeating: Self.denied, count: 5))
        let error = await #expect(throws: IdempotencyError.self) {
            try await fixture.idempotency().run(key: fixture.key(), context: fixture.context()) { execution in
                try await execution.step("a") {}
                Issue.record("it must not go on")
            }
        }
        #expect(error?.code == .tableUnavailable)
        #expect(transport.requests.compactMap { $0.headers["x-amz-target"] }.allSatisfy { !$0.hasSuffix("DeleteItem") })
        #expect(transport.requests.count == 2)
    }

    @Test("An invocation whose time is over begins nothing")
    func noTime() async throws {
        let (fixture, transport) = Self.fixture([])
        let error = await #expect(throws: IdempotencyError.self) {
            try await fixture.idempotency().run(key: fixture.key(), context: fixture.context(seconds: 0)) { _ in 1 }
        }
        #expect(error?.code == .deadlineExceeded)
        #expect(transport.requests.isEmpty)
    }

    @Test("An item that is no record is an error, not a free key")
    func malformed() async throws {
        let (fixture, _) = Self.fixture([Self.conditionFailed(["pk": ["S": "x"], "status": ["S": "DONE"]])])
        let error = await #expect(throws: IdempotencyError.self) {
            try await fixture.idempotency().run(key: fixture.key(), context: fixture.context()) { _ in 1 }
        }
        #expect(error?.code == .malformedRecord)
    }

    @Test("A repeat in the same environment is answered without the table, until the record expires")
    func cache() async throws {
        let (fixture, transport) = Self.fixture(Array(repeating: ScriptedTransport.ok("{}"), count: 4))
        let idempotency = fixture.idempotency()
        let key = try fixture.key()
        for _ in 0..<3 {
            #expect(try await idempotency.run(key: key, context: fixture.context()) { _ in 1 } == 1)
        }
        #expect(transport.requests.count == 2)
        fixture.clock.advance(seconds: 3_600)
        #expect(try await idempotency.run(key: key, context: fixture.context()) { _ in 2 } == 2)
        #expect(transport.requests.count == 4)
    }
}
