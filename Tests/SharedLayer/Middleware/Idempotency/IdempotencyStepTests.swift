import FunctionRuntime
import LambdaEvents
import Logging
import Synchronization
import Testing

@testable import SharedLayer

@Suite("Idempotent requests", .tags(.wire, .slow), .timeLimit(.minutes(10)))
struct IdempotencyStepTests {
    struct Failure: Error {}

    private static func event(
        _ body: String = #"{"id":"order-1","amount":10.50}"#, key: String? = "\"key-1\"", subject: String = "alice",
        scope: String = "orders:write", path: String = "/api/v1/things"
    ) -> APIGatewayV2Request {
        var event = SampleEvents.request(body, headers: ["content-type": "application/json"])
        event.headers["idempotency-key"] = key
        event.rawPath = path
        event.requestContext.authorizer = .init(
            jwt: .init(claims: ["iss": "https://issuer.example", "sub": subject, "scope": scope]))
        return event
    }

    private static func orders(
        _ fixture: IdempotencyFixture, _ effects: EffectCount,
        place: @escaping @Sendable (IdempotencyExecution) async throws -> Void = { _ in }
    ) throws -> CreateOrder {
        CreateOrder(
            logger: LoggingUtils.logger(service: "orders", level: .info, output: fixture.output),
            validator: try InputValidator(schema: ["required": ["id", "amount"]]), idempotency: fixture.idempotency()
        ) { order, execution in
            try await place(execution)
            effects.happened()
            return "receipt of \(order.id), \(effects.effects)"
        }
    }

    @Test("A repeat gets the same answer, marked as such, and the handler runs once", arguments: RecordServer.allCases)
    func replay(_ server: RecordServer) async throws {
        try await IdempotencyFixture.with(server) { fixture in
            let effects = EffectCount()
            // Each call in an environment of its own.
            let first = try await Self.orders(fixture, effects).handle(Self.event(), context: fixture.context())
            #expect(first.statusCode == 201)
            #expect(first.headers?["idempotency-replayed"] == nil)
            let reordered = #"{ "amount": 10.5, "id": "order-1" }"#
            let second = try await Self.orders(fixture, effects).handle(
                Self.event(reordered), context: fixture.context())
            #expect(second.statusCode == 201)
            #expect(second.body == first.body)
            #expect(second.headers?["idempotency-replayed"] == "true")
            #expect(second.headers?["content-type"] == "application/json")
            #expect(effects.effects == 1)
        }
    }

    @Test("A stored answer is given to nobody but its caller, and to nobody who may no longer ask")
    func callers() async throws {
        try await IdempotencyFixture.with { fixture in
            let effects = EffectCount()
            let orders = try Self.orders(fixture, effects)
            let alice = try await orders.handle(Self.event(), context: fixture.context())
            let bob = try await orders.handle(Self.event(subject: "bob"), context: fixture.context())
            #expect(alice.body?.contains("alice") == true)
            #expect(bob.body?.contains("bob") == true)
            #expect(effects.effects == 2)
            let unscoped = try await orders.handle(Self.event(scope: "orders:read"), context: fixture.context())
            #expect(unscoped.statusCode == 403)
        }
    }

    @Test("The key with another document, or at another path, is refused with 422")
    func mismatch() async throws {
        try await IdempotencyFixture.with { fixture in
            let orders = try Self.orders(fixture, EffectCount())
            _ = try await orders.handle(Self.event(), context: fixture.context())
            for event in [Self.event(#"{"id":"order-1","amount":11}"#), Self.event(path: "/api/v1/things/2")] {
                let response = try await orders.handle(event, context: fixture.context())
                #expect(response.statusCode == 422)
                #expect(response.body?.contains("urn:moneta:problem:idempotency-key-reused") == true)
            }
        }
    }

    @Test("A repeat while the first runs is refused with 409 and Retry-After")
    func inProgress() async throws {
        try await IdempotencyFixture.with { fixture in
            let inner = Mutex<APIGatewayV2Response?>(nil)
            let orders = try Self.orders(fixture, EffectCount()) { _ in
                let response = try await Self.orders(fixture, EffectCount()).handle(
                    Self.event(), context: fixture.context())
                inner.withLock { $0 = response }
            }
            #expect(try await orders.handle(Self.event(), context: fixture.context()).statusCode == 201)
            let refused = try #require(inner.withLock { $0 })
            #expect(refused.statusCode == 409)
            #expect(refused.headers?["retry-after"] == "5")
        }
    }

    @Test(
        "Without a key, or with a broken one, the request is refused with 400",
        arguments: [nil, "", "a b", "\"a", "a,b"])
    func badKey(_ key: String?) async throws {
        let dynamo = DynamoClient(
            configuration: AWSConfiguration(
                region: "us-east-1", credentials: AWSCredentials(accessKeyID: "any", secretAccessKey: "any"),
                endpoint: "http://127.0.0.1:1"),
            http: ScriptedTransport([]))
        let fixture = IdempotencyFixture(dynamo: dynamo)
        let response = try await Self.orders(fixture, EffectCount()).handle(
            Self.event(key: key), context: fixture.context())
        #expect(response.statusCode == 400)
        #expect(response.body?.contains("idempotency-key-invalid") == true)
    }

    @Test("A failed request may be repeated, and goes on after its recorded steps")
    func repeatAfterFailure() async throws {
        try await IdempotencyFixture.with { fixture in
            let effects = EffectCount()
            let fails = Mutex(true)
            let orders = try Self.orders(fixture, effects) { execution in
                try await execution.step("reserve") { effects.happened("reserve") }
                if fails.withLock({ $0 }) { throw Failure() }
            }
            #expect(try await orders.handle(Self.event(), context: fixture.context()).statusCode == 500)
            fails.withLock { $0 = false }
            #expect(try await orders.handle(Self.event(), context: fixture.context()).statusCode == 201)
            #expect(effects["reserve"] == 1)
        }
    }

    @Test("Which problems are final is configured; a replayed one has its own request id and the problem's headers")
    func finalProblems() async throws {
        try await IdempotencyFixture.with { fixture in
            let cases: [(FinalAnswers, String, Int)] = [
                (.successes, "rule", 2), (.successes(andProblems: ["rule"]), "rule", 1),
                (.successes(andProblems: ["rule"]), "other", 2), (.successesAndClientErrors, "other", 1),
            ]
            for (place, (answers, kind, expected)) in cases.enumerated() {
                let effects = EffectCount()
                let middleware = RequestMiddleware(
                    logger: LoggingUtils.logger(service: "s", level: .critical),
                    idempotency: IdempotencyStep(fixture.idempotency(), answers: answers))
                var replayed: APIGatewayV2Response?
                for request in ["request-1", "request-2"] {
                    var event = Self.event(key: "key-\(place)")
                    event.requestContext.requestId = request
                    replayed = await handleLambdaRequest(event, context: fixture.context(), through: middleware) { _ in
                        effects.happened()
                        throw Problem.badRequest(detail: "d", kind: kind, title: "t")
                    }
                }
                #expect(effects.effects == expected)
                #expect(replayed?.statusCode == 400)
                #expect(replayed?.body?.contains("urn:moneta:request:request-2") == true)
                #expect(replayed?.headers?["idempotency-replayed"] == (expected == 1 ? "true" : nil))
            }
        }
    }

    @Test(
        "A reply of 500 is passed on and not kept; one of 404 is kept where client errors are final; bytes and cookies last"
    )
    func finalReplies() async throws {
        try await IdempotencyFixture.with { fixture in
            let middleware = RequestMiddleware(
                logger: LoggingUtils.logger(service: "s", level: .critical),
                idempotency: IdempotencyStep(fixture.idempotency(), answers: .successesAndClientErrors))
            for (status, expected) in [(500, 2), (404, 1), (429, 2), (200, 1)] {
                let effects = EffectCount()
                var last: APIGatewayV2Response?
                for _ in 0..<2 {
                    last = await handleLambdaRequest(
                        Self.event(key: "key-\(status)"), context: fixture.context(), through: middleware
                    ) { _ in
                        effects.happened()
                        return LambdaReply(status: status, body: [0xFF, 0], cookies: ["a=b"])
                    }
                }
                #expect(effects.effects == expected)
                #expect(last?.statusCode == status)
                #expect(last?.body == "/wA=")
                #expect(last?.cookies == ["a=b"])
            }
        }
    }

    @Test("A key may come from the document; methods that are idempotent by themselves pass")
    func sources() async throws {
        try await IdempotencyFixture.with { fixture in
            let effects = EffectCount()
            let middleware = RequestMiddleware(
                logger: LoggingUtils.logger(service: "s", level: .critical),
                idempotency: IdempotencyStep(fixture.idempotency(), key: .document(["/id"])))
            let send: @Sendable (String, String) async -> Int = { method, body in
                var event = Self.event(body)
                event.requestContext.http.method = method
                return await handleLambdaRequest(event, context: fixture.context(), through: middleware) { _ in
                    effects.happened()
                    return LambdaReply()
                }.statusCode
            }
            #expect(await send("POST", #"{"id":"a"}"#) == 200)
            #expect(await send("POST", #"{"id":"a"}"#) == 200)
            #expect(effects.effects == 1)
            #expect(await send("POST", #"{"id":"b"}"#) == 200)
            #expect(effects.effects == 2)
            #expect(await send("POST", #"{"other":1}"#) == 400)
            #expect(await send("PUT", #"{"other":1}"#) == 200)
            #expect(await send("PUT", #"{"other":1}"#) == 200)
            #expect(effects.effects == 4)
        }
    }
}
