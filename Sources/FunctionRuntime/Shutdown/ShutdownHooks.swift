import Dispatch
import POSIXProcess
import Synchronization

/// What is to be done before the environment ends: closing connections, flushing what was buffered.
///
/// They run after SIGTERM, when the invocation in hand has been answered, the last added first, one after the other,
/// and share one budget: what is not done by then is cut off.
///
/// Lambda sends SIGTERM only to environments with an extension, so a function with hooks registers an internal one.
public final class ShutdownHooks: Sendable {
    /// Lambda allows 500 ms when there are internal extensions alone, and 300 ms beside external ones.
    ///
    /// Source: Lambda developer guide, "Understanding the Lambda execution environment lifecycle", shutdown phase.
    static let budgetMilliseconds = 250

    private struct Hook: Sendable {
        let name: String
        let run: @Sendable () async throws -> Void
    }

    private let hooks = Mutex<[Hook]>([])

    init() {}

    /// To be called by the function's factory: whether there are hooks is looked at once, after it.
    ///
    /// - Parameter name: how the logs call it when it fails or takes too long.
    public func add(_ name: String, _ hook: @escaping @Sendable () async throws -> Void) {
        hooks.withLock { $0.append(Hook(name: name, run: hook)) }
    }

    var isEmpty: Bool { hooks.withLock { $0.isEmpty } }

    /// Runs every hook on a thread of its own, and blocks the calling one until they are done or the budget is spent.
    func run(log: RuntimeLog, budgetMilliseconds: Int = budgetMilliseconds) {
        let hooks = Array(hooks.withLock { $0 }.reversed())
        guard !hooks.isEmpty else { return }
        let done = DispatchSemaphore(value: 0)
        let tally = HookTally()
        do throws(ProcessError) {
            try OwnThread.start {
                LoopExecutor().run {
                    for hook in hooks {
                        do { try await hook.run() } catch {
                            log.error("a shutdown hook failed", ["hook": hook.name, "reason": "\(error)"])
                        }
                        tally.addOne()
                    }
                }
                done.signal()
            }
        } catch {
            log.error("no shutdown hook was run", ["reason": error.description])
            return
        }
        guard done.wait(timeout: .now() + .milliseconds(budgetMilliseconds)) == .timedOut else { return }
        let left = hooks.dropFirst(tally.count).map(\.name).joined(separator: ", ")
        log.error("the time for shutdown hooks is over", ["unfinished": left])
    }
}

private final class HookTally: Sendable {
    private let finished = Atomic<Int>(0)

    func addOne() { finished.add(1, ordering: .releasing) }

    var count: Int { finished.load(ordering: .acquiring) }
}
