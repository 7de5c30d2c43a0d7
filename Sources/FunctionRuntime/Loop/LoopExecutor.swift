import Dispatch
import Synchronization

/// Runs async code on the thread that waits for it, so that a handler that never suspends costs no change of threads
/// and the cooperative pool stays free.
///
/// Jobs that are left over when `run` returns (of tasks that nobody waits for) go on with the next `run`, as a frozen
/// environment would have it.
final class LoopExecutor: TaskExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
        var threadWaits = false
    }

    private let state = Mutex(State())
    private let wakeUp = DispatchSemaphore(value: 0)

    func enqueue(_ job: consuming ExecutorJob) {
        let unowned = UnownedJob(job)
        let wakes = state.withLock { state in
            state.jobs.append(unowned)
            defer { state.threadWaits = false }
            return state.threadWaits
        }
        if wakes { wakeUp.signal() }
    }

    /// Blocks the calling thread until `operation` is done, and runs it there. Only one thread may call it.
    func run<Value: Sendable>(_ operation: @escaping @Sendable () async -> Value) -> Value {
        let result = ResultBox<Value>()
        // Waited for right below, through the box.
        Task(executorPreference: self) { result.put(await operation()) }
        while true {
            for job in takeJobs() { job.runSynchronously(on: asUnownedTaskExecutor()) }
            if let value = result.value { return value }
            if waitsForJobs() { wakeUp.wait() }
        }
    }

    private func takeJobs() -> [UnownedJob] {
        state.withLock { state in
            defer { state.jobs.removeAll(keepingCapacity: true) }
            return state.jobs
        }
    }

    /// Announces the wait, unless a job has come in the meantime.
    private func waitsForJobs() -> Bool {
        state.withLock { state in
            state.threadWaits = state.jobs.isEmpty
            return state.threadWaits
        }
    }
}

private final class ResultBox<Value: Sendable>: Sendable {
    private let content = Mutex<Value?>(nil)

    func put(_ value: Value) {
        content.withLock { $0 = value }
    }

    var value: Value? {
        content.withLock { $0 }
    }
}
