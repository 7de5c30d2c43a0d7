import Dispatch
import Glibc
import TestSupport
import Testing

@testable import FunctionRuntime

@Suite("The loop's executor", .timeLimit(.minutes(1)))
struct LoopExecutorTests {
    @Test("Code runs on the thread that waits for it, child tasks and resumptions from elsewhere included")
    func sameThread() async throws {
        let (waiting, seen) = try await onThread {
            let executor = LoopExecutor()
            let seen = executor.run {
                var threads = [Self.currentThread]
                async let child = Self.currentThread
                await Self.resumeElsewhere()
                threads.append(Self.currentThread)
                threads.append(await child)
                return threads
            }
            return (Self.currentThread, seen)
        }
        #expect(seen == [waiting, waiting, waiting])
    }

    @Test("One executor serves run after run, with and without waiting")
    func runs() async throws {
        let sum = try await onThread {
            let executor = LoopExecutor()
            return (1...1_000).reduce(0) { sum, number in
                sum
                    + executor.run {
                        if number.isMultiple(of: 3) { await Self.resumeElsewhere() }
                        return number
                    }
            }
        }
        #expect(sum == 500_500)
    }

    private static var currentThread: pthread_t { pthread_self() }

    private static func resumeElsewhere() async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume() }
        }
    }
}
