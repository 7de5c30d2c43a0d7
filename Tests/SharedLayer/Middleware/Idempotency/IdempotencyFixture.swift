import FunctionRuntime
import Logging
import Synchronization

@testable import SharedLayer

/// Several execution environments over one table, with a clock that the test sets.
struct IdempotencyFixture: Sendable {
    let dynamo: DynamoClient
    var clock = SettableClock(1_760_000_000)
    let output = RecordedLogOutput()

    /// As a new execution environment has it: nothing cached.
    func idempotency(
        _ configuration: IdempotencyConfiguration = IdempotencyConfiguration(), clock retryClock: RetryClock = .system
    ) -> Idempotency {
        let clock = clock
        return Idempotency(
            ServiceSurroundings(
                logger: LoggingUtils.logger(service: "test", level: .info, output: output), now: { clock.now },
                identifiers: IdentifierGenerator(now: { clock.now })),
            dynamo: dynamo, table: RecordServer.table, configuration: configuration, clock: retryClock)
    }

    /// An invocation that begins now.
    func context(seconds: Int64 = 30) -> LambdaContext {
        let clock = clock
        return LambdaContext(
            requestID: "invocation-1",
            deadlineMilliseconds: clock.now.adding(seconds: seconds).millisecondsSince1970,
            invokedFunctionARN: "arn:aws:lambda:eu-central-1:123456789012:function:f",
            now: { clock.now.millisecondsSince1970 })
    }

    func key(_ value: String = "key-1", caller: String = "") throws -> IdempotencyKey {
        try IdempotencyKey(value, operation: "test", caller: caller)
    }

    static func with(
        _ server: RecordServer = .emulator, _ body: (IdempotencyFixture) async throws -> Void
    ) async throws {
        try await server.withTable { try await body(IdempotencyFixture(dynamo: $0)) }
    }
}

/// Counts what must happen once.
final class EffectCount: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    func happened(_ name: String = "effect") { counts.withLock { $0[name, default: 0] += 1 } }

    subscript(name: String) -> Int { counts.withLock { $0[name] ?? 0 } }
    var effects: Int { self["effect"] }
}
