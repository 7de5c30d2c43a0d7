import Dispatch
import Glibc
import Instrumentation
import Synchronization
import TestSupport
import Testing

@testable import FunctionRuntime

@Suite("What holds during an invocation", .timeLimit(.minutes(1)))
struct InvocationScopeTests {
    private static let header = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"

    private func context(_ traceID: String? = header) -> LambdaContext {
        .forTesting(requestID: "request-1", traceID: traceID)
    }

    @Test("The context and the trace are current, and in child tasks too")
    func current() async {
        let seen = await InvocationScope.run(context()) {
            async let child = (LambdaContext.current?.requestID, ServiceContext.current?.xRayTraceHeader?.description)
            let own = (LambdaContext.current?.requestID, ServiceContext.current?.xRayTraceHeader?.description)
            let unstructured = await Task { ServiceContext.current?.xRayTraceHeader?.description }.value
            return await [own.0, own.1, child.0, child.1, unstructured]
        }
        #expect(seen == ["request-1", Self.header, "request-1", Self.header, Self.header])
        #expect(LambdaContext.current == nil)
        #expect(ServiceContext.current == nil)
    }

    @Test(
        "Without a trace that can be read there is no service context",
        arguments: [nil, "", "Root=1-first", String(repeating: "Root=1-", count: 10_000)])
    func noTrace(_ traceID: String?) async {
        await InvocationScope.run(context(traceID)) {
            #expect(LambdaContext.current?.traceID == traceID)
            #expect(ServiceContext.current == nil)
        }
    }

    @Test("Invocations beside each other see their own")
    func concurrency() async {
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask {
                    let digits = "1-5759e988-00000000000000000000000\(number + 1)"
                    let context = LambdaContext.forTesting(requestID: "\(number)", traceID: "Root=\(digits)")
                    await InvocationScope.run(context) {
                        for _ in 0..<100 {
                            await Task.yield()
                            #expect(LambdaContext.current?.requestID == "\(number)")
                            #expect(ServiceContext.current?.xRayTraceHeader?.root.description == digits)
                        }
                    }
                }
            }
        }
    }

    @Test("Results and errors come through")
    func outcome() async throws {
        struct Failure: Error {}
        #expect(await InvocationScope.run(context()) { 7 } == 7)
        await #expect(throws: Failure.self) { try await InvocationScope.run(context()) { throw Failure() } }
    }

    @Test("An instrument reads the header that Lambda gave, by its name in any case")
    func instrument() async {
        let instrument = RecordingInstrument(keys: ["X-Amzn-Trace-Id", "x-amzn-trace-id", "traceparent", "tracestate"])
        await InvocationScope.run(context(), instrument: instrument) {
            #expect(ServiceContext.current?[RecordingInstrument.Key.self] == [Self.header, Self.header, nil, nil])
            #expect(ServiceContext.current?.xRayTraceHeader != nil)
        }
        await InvocationScope.run(context(nil), instrument: instrument) {
            #expect(ServiceContext.current?[RecordingInstrument.Key.self] == [nil, nil, nil, nil])
        }
    }

    @Test("The handler stays on the actor that calls, without a change of executors")
    func actorIsolation() async {
        for context in [context(), context(nil)] {
            let caller = Caller()
            #expect(await caller.jobsDuringInvocation(context) == 0)
        }
    }

    @Test("The handler stays on the loop's thread")
    func loopExecutor() async throws {
        let contexts = [context(), context(nil)]
        let onLoop = try await onThread {
            let loop = pthread_self()
            let executor = LoopExecutor()
            return contexts.map { context in
                executor.run {
                    await InvocationScope.run(context) {
                        let before = pthread_self()
                        await Task.yield()
                        return before == loop && pthread_self() == loop
                    }
                }
            }
        }
        #expect(onLoop == [true, true])
    }
}

/// Notes what an extractor gives for each of its keys.
private struct RecordingInstrument: Instrument {
    enum Key: ServiceContextKey {
        typealias Value = [String?]
    }

    let keys: [String]

    func extract<Carrier, Extract: Extractor>(
        _ carrier: Carrier, into context: inout ServiceContext, using extractor: Extract
    ) where Extract.Carrier == Carrier {
        context[Key.self] = keys.map { extractor.extract(key: $0, from: carrier) }
    }

    func inject<Carrier, Inject: Injector>(
        _ context: ServiceContext, into carrier: inout Carrier, using injector: Inject
    ) where Inject.Carrier == Carrier {}
}

private actor Caller {
    private let executor = CountingExecutor()

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// How many jobs it takes to come to the closure and back: each change of executors makes one.
    func jobsDuringInvocation(_ context: LambdaContext) async -> Int {
        let before = executor.jobCount
        return await InvocationScope.run(context) { executor.jobCount } - before
    }
}

private final class CountingExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "counting")
    private let jobs = Mutex(0)

    var jobCount: Int { jobs.withLock { $0 } }

    func enqueue(_ job: consuming ExecutorJob) {
        jobs.withLock { $0 += 1 }
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
