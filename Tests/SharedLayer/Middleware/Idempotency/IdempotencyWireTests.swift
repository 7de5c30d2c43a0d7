import LambdaEvents
import Synchronization
import TestSupport
import Testing

@testable import SharedLayer

@Suite("Idempotency against a real table", .tags(.wire, .slow), .timeLimit(.minutes(10)))
struct IdempotencyWireTests {
    struct Failure: Error {}

    @Test("Of many callers at once one runs the operation, and all get its result", arguments: RecordServer.allCases)
    func concurrentCallers(_ server: RecordServer) async throws {
        try await IdempotencyFixture.with(server) { fixture in
            let effects = EffectCount()
            let key = try fixture.key()
            let results = try await withThrowingTaskGroup(of: String.self) { group in
                for caller in 0..<8 {
                    let idempotency = fixture.idempotency(
                        IdempotencyConfiguration(concurrency: .wait(millisecondsMax: 20_000)))
                    group.addTask {
                        try await idempotency.run(key: key, context: fixture.context()) { _ in
                            effects.happened()
                            await Task.yield()
                            return "by \(caller)"
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(effects.effects == 1)
            #expect(results.count == 8)
            #expect(Set(results).count == 1)
        }
    }

    @Test("A call while another runs is refused, and answered once that one is done", arguments: RecordServer.allCases)
    func inProgress(_ server: RecordServer) async throws {
        try await IdempotencyFixture.with(server) { fixture in
            let key = try fixture.key()
            let first = try await fixture.idempotency().run(key: key, context: fixture.context()) { _ in
                let error = await #expect(throws: IdempotencyError.self) {
                    try await fixture.idempotency().run(key: key, context: fixture.context()) { _ in 2 }
                }
                #expect(error?.code == .inProgress)
                #expect(error?.problem.status == 409)
                #expect(error?.problem.retryAfterSeconds == 5)
                return 1
            }
            #expect(first == 1)
            let second = try await fixture.idempotency().outcome(
                key: key, deadline: fixture.clock.now.adding(seconds: 3)
            ) { _ in 2 }
            #expect(second.value == 1)
            #expect(second.isReplayed)
        }
    }

    @Test(
        "A key that comes with another payload is refused, while the first runs and after",
        arguments: RecordServer.allCases)
    func payloadMismatch(_ server: RecordServer) async throws {
        try await IdempotencyFixture.with(server) { fixture in
            let key = try fixture.key()
            let other: @Sendable () async -> Void = {
                let error = await #expect(throws: IdempotencyError.self) {
                    try await fixture.idempotency().run(
                        key: key, payload: .document(["amount": "20"]), context: fixture.context()
                    ) { _ in 2 }
                }
                #expect(error?.code == .payloadMismatch)
                #expect(error?.problem.status == 422)
            }
            let payload = IdempotencyPayload.document(["amount": "10", "currency": "EUR"])
            _ = try await fixture.idempotency().run(key: key, payload: payload, context: fixture.context()) { _ in
                await other()
                return 1
            }
            await other()
            let reordered = IdempotencyPayload.document(["currency": "EUR", "amount": "10"])
            let again = try await fixture.idempotency().run(key: key, payload: reordered, context: fixture.context()) {
                _ in 2
            }
            #expect(again == 1)
        }
    }

    @Test("A run that was killed after a step resumes after it, with the same tokens", arguments: RecordServer.allCases)
    func resume(_ server: RecordServer) async throws {
        try await IdempotencyFixture.with(server) { fixture in
            let effects = EffectCount()
            let tokens = Mutex<[String]>([])
            let key = try fixture.key()
            try await die(after: "reserve", fixture, key, effects) { token in tokens.withLock { $0.append(token) } }
            // The lock of the dead holds until its deadline and the margin are over.
            fixture.clock.advance(seconds: 30)
            let early = await #expect(throws: IdempotencyError.self) {
                try await fixture.idempotency().run(key: key, context: fixture.context()) { _ in "" }
            }
            #expect(early?.code == .inProgress)
            fixture.clock.advance(seconds: 1)
            let result = try await fixture.idempotency().run(key: key, context: fixture.context()) { execution in
                #expect(execution.isResumed)
                #expect(execution.attempt == 2)
                let reserved = try await execution.step("reserve") {
                    effects.happened("reserve")
                    return "another"
                }
                tokens.withLock { $0.append(execution.token(for: "reserve")) }
                try await execution.step("announce") { effects.happened("announce") }
                return reserved
            }
            #expect(result == "reserved")
            #expect(effects["reserve"] == 1)
            #expect(effects["announce"] == 1)
            #expect(tokens.withLock { $0.count == 2 && Set($0).count == 1 })
            #expect(fixture.output.records.contains { $0["message"] == "taking over a run that did not end" })
        }
    }

    @Test("Of many that find a dead run one takes it over", arguments: RecordServer.allCases)
    func concurrentTakeovers(_ server: RecordServer) async throws {
        try await IdempotencyFixture.with(server) { fixture in
            let effects = EffectCount()
            let key = try fixture.key()
            try await die(after: "reserve", fixture, key, effects) { _ in }
            fixture.clock.advance(seconds: 31)
            let attempts = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<6 {
                    let idempotency = fixture.idempotency(
                        IdempotencyConfiguration(concurrency: .wait(millisecondsMax: 20_000)))
                    group.addTask {
                        try await idempotency.run(key: key, context: fixture.context()) { execution in
                            try await execution.step("announce") { effects.happened("announce") }
                            return execution.attempt
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(attempts == [2, 2, 2, 2, 2, 2])
            #expect(effects["announce"] == 1)
        }
    }

    @Test("An owner that comes late can neither record a step nor end the run", arguments: RecordServer.allCases)
    func fencing(_ server: RecordServer) async throws {
        try await IdempotencyFixture.with(server) { fixture in
            let key = try fixture.key()
            let table = IdempotencyTable(dynamo: fixture.dynamo, name: RecordServer.table)
            // This invocation is paused past its deadline; another one takes over and ends.
            let overtaken: @Sendable () async throws -> String = {
                let old = try #require(try await table.read(key))
                fixture.clock.advance(seconds: 31)
                let second = try await fixture.idempotency().run(key: key, context: fixture.context()) { _ in "new" }
                #expect(second == "new")
                let step = await #expect(throws: IdempotencyError.self) {
                    try await table.record(step: "late", "1", of: old.owner, key)
                }
                #expect(step?.code == .ownershipLost)
                return "old"
            }
            let late = await #expect(throws: IdempotencyError.self) {
                try await fixture.idempotency().run(key: key, context: fixture.context()) { _ in try await overtaken() }
            }
            #expect(late?.code == .ownershipLost)
            let third = try await fixture.idempotency().run(key: key, context: fixture.context()) { _ in "third" }
            #expect(third == "new")
        }
    }

    @Test("A record that expired does not count, although the table still has it", arguments: RecordServer.allCases)
    func expiry(_ server: RecordServer) async throws {
        try await IdempotencyFixture.with(server) { fixture in
            let key = try fixture.key()
            let run: @Sendable (Int) async throws -> Int = { value in
                try await fixture.idempotency(IdempotencyConfiguration(expirySeconds: 60)).run(
                    key: key, payload: .encoding(value / 10), context: fixture.context()
                ) { _ in value }
            }
            #expect(try await run(1) == 1)
            fixture.clock.advance(seconds: 59)
            #expect(try await run(2) == 1)
            fixture.clock.advance(seconds: 1)
            let table = IdempotencyTable(dynamo: fixture.dynamo, name: RecordServer.table)
            #expect(try await table.read(key)?.result == "1")
            // Another payload as well: the key is free.
            #expect(try await run(10) == 10)
        }
    }

    @Test("A failure frees the key, but keeps the steps that were recorded")
    func failures() async throws {
        try await IdempotencyFixture.with { fixture in
            let effects = EffectCount()
            let plain = try fixture.key("plain")
            await #expect(throws: Failure.self) {
                try await fixture.idempotency().run(key: plain, context: fixture.context()) { _ in throw Failure() }
            }
            let attempt = try await fixture.idempotency().run(key: plain, context: fixture.context()) { $0.attempt }
            #expect(attempt == 1)

            let stepped = try fixture.key("stepped")
            let operation: @Sendable (Bool) async throws -> Int = { fails in
                try await fixture.idempotency().run(key: stepped, context: fixture.context()) { execution in
                    try await execution.step("first") { effects.happened() }
                    if fails { throw Failure() }
                    return execution.attempt
                }
            }
            await #expect(throws: Failure.self) { try await operation(true) }
            #expect(try await operation(false) == 2)
            #expect(effects.effects == 1)
        }
    }

    @Test("A run that died is not resumed where that is forbidden")
    func refusedInterruption() async throws {
        try await IdempotencyFixture.with { fixture in
            let key = try fixture.key()
            try await die(after: "reserve", fixture, key, EffectCount()) { _ in }
            fixture.clock.advance(seconds: 31)
            let error = await #expect(throws: IdempotencyError.self) {
                try await fixture.idempotency(IdempotencyConfiguration(interruption: .refuse)).run(
                    key: key, context: fixture.context()
                ) { _ in "" }
            }
            #expect(error?.code == .interrupted)
        }
    }

    @Test("What is too large to be kept is answered once, and its repeat neither runs nor is answered")
    func oversized() async throws {
        try await IdempotencyFixture.with { fixture in
            let large = String(repeating: "a", count: 400_000)
            let effects = EffectCount()
            for repeats in 0..<2 {
                let key = try fixture.key()
                let run = {
                    try await fixture.idempotency().run(key: key, context: fixture.context()) { _ in
                        effects.happened()
                        return large
                    }
                }
                if repeats == 0 {
                    #expect(try await run() == large)
                } else {
                    let error = await #expect(throws: IdempotencyError.self) { _ = try await run() }
                    #expect(error?.code == .resultNotKept)
                }
            }
            #expect(effects.effects == 1)
            let released = fixture.idempotency(IdempotencyConfiguration(oversizedResult: .release))
            for _ in 0..<2 {
                _ = try await released.run(key: fixture.key("released"), context: fixture.context()) { _ in
                    effects.happened("released")
                    return large
                }
            }
            #expect(effects["released"] == 2)
        }
    }

    @Test("A result that fits under the limit is stored by the table", arguments: RecordServer.allCases)
    func largestResult(_ server: RecordServer) async throws {
        try await IdempotencyFixture.with(server) { fixture in
            let large = String(repeating: "a", count: IdempotencyConfiguration().resultBytesMax - 2)
            let key = try fixture.key()
            for _ in 0..<2 {
                let value = try await fixture.idempotency().run(key: key, context: fixture.context()) { _ in large }
                #expect(value == large)
            }
        }
    }

    @Test("Hostile keys are keys like any other, each with its own record")
    func hostileKeys() async throws {
        try await IdempotencyFixture.with { fixture in
            let values = [
                "a", "a#b", "IDEMPOTENCY#a", "1:a", String(repeating: "é", count: 127), "' OR 1=1 --", "../..", "{}",
                "a\u{0301}", "\u{00E1}",
            ]
            let keys =
                try values.map { try fixture.key($0) } + [fixture.key("a", caller: "b"), fixture.key("a", caller: "c")]
            for (place, key) in keys.enumerated() {
                _ = try await fixture.idempotency().run(key: key, context: fixture.context()) { _ in place }
            }
            for (place, key) in keys.enumerated() {
                #expect(try await fixture.idempotency().run(key: key, context: fixture.context()) { _ in -1 } == place)
            }
        }
    }

    /// Runs up to a step, and then no further: what a killed invocation leaves behind.
    private func die(
        after step: String, _ fixture: IdempotencyFixture, _ key: IdempotencyKey, _ effects: EffectCount,
        token: (String) -> Void
    ) async throws {
        let table = IdempotencyTable(dynamo: fixture.dynamo, name: RecordServer.table)
        let record = IdempotencyRecord(
            status: .inProgress, fingerprint: try IdempotencyPayload.none.fingerprint(), owner: "dead", runID: "run",
            attempt: 1, lockedUntil: fixture.clock.now.adding(milliseconds: 31_000),
            expiresAt: fixture.clock.now.adding(seconds: 3_600))
        #expect(try await table.claim(key, record, now: fixture.clock.now) == nil)
        let execution = IdempotencyExecution(
            key: key, record: record, table: table, configuration: IdempotencyConfiguration(),
            now: { [clock = fixture.clock] in clock.now })
        let result = try await execution.step(step) {
            effects.happened(step)
            return "reserved"
        }
        #expect(result == "reserved")
        token(execution.token(for: step))
    }
}
