import CurlTransport
import Testing

@testable import SharedLayer

@Suite("Deaths of invocations", .tags(.wire, .slow), .timeLimit(.minutes(10)))
struct IdempotencyDeathTests {
    /// What an uninterrupted run asks of the table: claim, two steps, completion.
    private static let callsOfARun = 4

    /// A death after that many calls, the last one's answer lost or not.
    private static let deaths = (0...callsOfARun).flatMap { calls in
        calls == 0 ? [(calls, false)] : [(calls, false), (calls, true)]
    }

    @Test(
        "Wherever two invocations die, a third ends the run, and no recorded step runs again",
        arguments: RecordServer.allCases)
    func everyPlace(_ server: RecordServer) async throws {
        try await server.withTable { configuration, http in
            let fixture = IdempotencyFixture(dynamo: DynamoClient(configuration: configuration, http: http))
            for first in Self.deaths {
                for second in Self.deaths {
                    let key = try fixture.key("\(first) \(second)")
                    let effects = EffectCount()
                    var model = Model()
                    for death in [first, second] {
                        let transport = DyingTransport(http, calls: death.0, losesLastAnswer: death.1)
                        let dynamo = DynamoClient(
                            configuration: configuration, http: transport, clock: RecordedRetryClock().clock)
                        let dying = IdempotencyFixture(dynamo: dynamo, clock: fixture.clock)
                        let result = try? await run(dying, key, effects)
                        model.run(calls: death.0, losesLastAnswer: death.1)
                        #expect(result == model.answer, "\(first) \(second)")
                        fixture.clock.advance(seconds: 31)
                    }
                    #expect(try await run(fixture, key, effects) == "a then b", "\(first) \(second)")
                    model.run(calls: 100, losesLastAnswer: false)
                    #expect(effects["a"] == model.effects["a"] ?? 0, "\(first) \(second)")
                    #expect(effects["b"] == model.effects["b"] ?? 0, "\(first) \(second)")
                    #expect(try await run(fixture, key, effects) == "a then b")
                    #expect(effects["b"] == model.effects["b"] ?? 0)
                }
            }
        }
    }

    private func run(
        _ fixture: IdempotencyFixture, _ key: IdempotencyKey, _ effects: EffectCount
    ) async throws -> String {
        try await fixture.idempotency().run(key: key, context: fixture.context()) { execution in
            let first = try await execution.step("a") {
                effects.happened("a")
                return "a"
            }
            let second = try await execution.step("b") {
                effects.happened("b")
                return "b"
            }
            return "\(first) then \(second)"
        }
    }

    /// What must happen, said without any of the code under test.
    private struct Model {
        var effects: [String: Int] = [:]
        var recorded: Set<String> = []
        var isClaimed = false
        var isCompleted = false
        /// Of the latest invocation.
        var answer: String?

        mutating func run(calls: Int, losesLastAnswer: Bool) {
            answer = nil
            var left = calls
            /// Whether the call reaches the table, and whether its caller knows.
            func call() -> (isDone: Bool, isKnown: Bool) {
                left -= 1
                return (left >= 0, left > 0 || left == 0 && !losesLastAnswer)
            }
            let claim = call()
            let isTaken = isClaimed
            if claim.isDone { isClaimed = true }
            guard claim.isKnown else { return }
            // A refused claim brings the record; one in progress takes a second call to be taken over.
            guard !isCompleted else { return answer = "a then b" }
            if isTaken {
                guard call().isKnown else { return }
            }
            for step in ["a", "b"] where !recorded.contains(step) {
                effects[step, default: 0] += 1
                let write = call()
                if write.isDone { recorded.insert(step) }
                guard write.isKnown else { return }
            }
            let end = call()
            isCompleted = end.isDone
            if end.isKnown { answer = "a then b" }
        }
    }
}
