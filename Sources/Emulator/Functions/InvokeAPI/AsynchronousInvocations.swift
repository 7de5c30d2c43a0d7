package import Logging
import ServiceLifecycle

/// Performs invocations of type Event: a bounded queue in memory, and two more attempts after a failed one.
///
/// Source: AWS Lambda developer guide, "How Lambda handles errors and retries with asynchronous invocation". AWS waits one
/// minute and two before the attempts; here `retryDelays` says how long, by default one second and two. What is still
/// queued when the emulator ends is lost; on AWS it is not.
package actor AsynchronousInvocations: Service {
    private let invoker: any Invoker
    private let queueMax: Int
    private let workersMax: Int
    private let retryDelays: [Duration]
    private let logger: Logger
    private let events: AsyncStream<AsynchronousEvent>
    private let sender: AsyncStream<AsynchronousEvent>.Continuation
    private var isEnding = false
    private var queuedCount = 0

    package init(
        invoker: any Invoker, queueMax: Int = 10_000, workersMax: Int = 20,
        retryDelays: [Duration] = [.seconds(1), .seconds(2)], logger: Logger
    ) {
        self.invoker = invoker
        self.queueMax = queueMax
        self.workersMax = workersMax
        self.retryDelays = retryDelays
        self.logger = logger
        (events, sender) = AsyncStream.makeStream()
    }

    /// - Throws: `tooManyRequests` when the queue is full, `shuttingDown` at the end.
    package func enqueue(_ event: AsynchronousEvent) throws(InvocationError) {
        guard !isEnding else { throw InvocationError(.shuttingDown, "The emulator is shutting down.") }
        guard queuedCount < queueMax else { throw InvocationError(.tooManyRequests, "Rate Exceeded.") }
        queuedCount += 1
        sender.yield(event)
    }

    package func run() async {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                // One stream, many takers: each event goes to one of them.
                let (turns, free) = AsyncStream<Void>.makeStream()
                for _ in 0..<self.workersMax { free.yield(()) }
                var turn = turns.makeAsyncIterator()
                for await event in self.events {
                    guard await turn.next() != nil else { break }
                    group.addTask {
                        await self.perform(event)
                        free.yield(())
                    }
                }
            }
        }
        isEnding = true
        if queuedCount > 0 {
            logger.warning("Asynchronous invocations are lost", metadata: ["count": "\(queuedCount)"])
        }
    }

    private func perform(_ event: AsynchronousEvent) async {
        for attempt in 0...retryDelays.count {
            if attempt > 0 {
                // Cut short by the emulator's end only.
                guard (try? await Task.sleep(for: retryDelays[attempt - 1])) != nil else { return }
            }
            if await isDone(event, attempt: attempt) { break }
        }
        queuedCount -= 1
    }

    private func isDone(_ event: AsynchronousEvent, attempt: Int) async -> Bool {
        let metadata: Logger.Metadata = [
            "function": "\(event.function)", "requestId": "\(event.options.requestID ?? "-")",
            "attempt": "\(attempt + 1)",
        ]
        do throws(InvocationError) {
            let result = try await invoker.invoke(event.function, payload: event.payload, options: event.options)
            guard result.failure != nil else { return true }
            logger.warning("An asynchronous invocation failed", metadata: metadata)
            return false
        } catch {
            logger.warning("An asynchronous invocation was refused", metadata: metadata)
            return error.code == .shuttingDown
        }
    }
}
