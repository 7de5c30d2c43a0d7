import Delivery
import FoundationEssentials
import Functions
import GRDB
import Logging
import ServiceLifecycle
import Storage
import Synchronization
import TestSupport
import VirtualTime

/// Asynchronous invocations over a function that a test scripts, on a clock that the test moves.
struct AsynchronousFixture: Sendable {
    static let arn = "arn:aws:lambda:us-east-1:123456789012:function:shop-work"

    let invocations: AsynchronousInvocations
    let configs: EventInvokeConfigs
    let directory: FunctionDirectory
    let clock: VirtualClock
    let invoker: ScriptedInvoker
    let target: CollectingTarget
    let store: any DatabaseWriter

    /// Makes the service over `store` and runs it while `body` runs.
    static func with(
        _ location: StoreLocation = .inMemory, function: FunctionConfiguration = function(),
        clock: VirtualClock = VirtualClock(), invoker: ScriptedInvoker,
        _ body: (AsynchronousFixture) async throws -> Void
    ) async throws {
        let store = try Store.open(InvocationStore.storeName, at: location, migrator: InvocationStore.migrator)
        let configs = EventInvokeConfigs(writer: store, clock: clock)
        try await configs.install([])
        let directory = FunctionDirectory(functions: [function], region: "us-east-1", accountID: "123456789012")
        let target = CollectingTarget()
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let invocations = AsynchronousInvocations(
            writer: store, invoker: invoker, directory: directory, configurations: configs, target: target,
            clock: clock, logger: logger)
        let fixture = AsynchronousFixture(
            invocations: invocations, configs: configs, directory: directory, clock: clock, invoker: invoker,
            target: target, store: store)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await invocations.run() }
            try await body(fixture)
            group.cancelAll()
        }
        try store.close()
    }

    static func function(reservedConcurrency: Int? = nil, deadLetterTargetARN: String? = nil) -> FunctionConfiguration {
        FunctionConfiguration(
            id: FunctionID(stack: "Shop", logicalID: "Work"), name: "shop-work", handler: "Work",
            runtime: "provided.al2", codePath: "/none", reservedConcurrency: reservedConcurrency,
            deadLetterTargetARN: deadLetterTargetARN)
    }

    func enqueue(_ payload: String = "{}") async throws -> String {
        try await invocations.enqueue(
            try directory.find("shop-work"), payload: Array(payload.utf8), options: InvocationOptions())
    }

    /// Waits until the function was invoked so often and everything has been settled on disk.
    func settles(calls: Int) async throws {
        try await eventually(within: .seconds(20), "\(calls) calls that are settled") {
            guard invoker.calls.count == calls else { return false }
            return try await store.read { db in
                try Int.fetchOne(
                    db, sql: "SELECT count(*) FROM invocation WHERE invocations + throttles = ?", arguments: [calls])
            } == 1
        }
    }

    /// Waits until no event is left.
    func empties() async throws {
        try await eventually(within: .seconds(20), "no event left") {
            try await store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM invocation") } == 0
        }
    }
}

/// Answers invocations as a test says, and keeps them.
final class ScriptedInvoker: Invoker {
    typealias Answer = @Sendable (_ call: Int) async throws(InvocationError) -> InvocationResult

    private let answer: Answer
    private let made = Mutex<[(payload: String, requestID: String?)]>([])

    init(_ answer: @escaping Answer) {
        self.answer = answer
    }

    static func answering(_ payload: String, failure: InvocationResult.Failure? = nil) -> ScriptedInvoker {
        ScriptedInvoker { _ in InvocationResult(requestID: "r", payload: Array(payload.utf8), failure: failure) }
    }

    var calls: [(payload: String, requestID: String?)] { made.withLock { $0 } }

    func invoke(_ function: String, payload: [UInt8], options: InvocationOptions) async throws(InvocationError)
        -> InvocationResult
    {
        let call = made.withLock { made in
            made.append((String(decoding: payload, as: UTF8.self), options.requestID))
            return made.count
        }
        return try await answer(call)
    }
}

/// Keeps what is delivered.
final class CollectingTarget: DeliveryTarget {
    private let taken = Mutex<[Delivery]>([])

    var deliveries: [Delivery] { taken.withLock { $0 } }

    func accept(_ delivery: Delivery) async throws(DeliveryFailure) { taken.withLock { $0.append(delivery) } }
}
