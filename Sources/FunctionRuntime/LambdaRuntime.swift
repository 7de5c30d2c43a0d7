import Glibc
import POSIXProcess
import Synchronization

/// Lambda's custom runtime: what a bootstrap's `main.swift` calls.
public enum LambdaRuntime {
    /// Serves the function that `_HANDLER` names, until Lambda ends the process.
    ///
    /// It occupies the calling thread, which must be the main one, and runs the function's code there: what waits for the
    /// main actor waits for ever. After SIGTERM the
    /// invocation in hand is answered, the shutdown hooks run, and the process ends with 0. When the function
    /// cannot be made or the Runtime API is gone it ends with 1 and a line on standard error.
    public static func run(_ registry: FunctionRegistry) -> Never {
        StandardOutput.leaveLineByLine()
        let variables = ProcessEnvironment.variables()
        let log = RuntimeLog.standardError(variables)
        do {
            let (gate, shutdown) = (InvocationGate(), ShutdownHooks())
            let trace = TraceVariable()
            let environment = ExecutionEnvironment(
                configuration: try RuntimeConfiguration(environment: variables),
                registry: registry, log: log, now: WallClock.milliseconds,
                setTraceID: trace.set, gate: gate, shutdown: shutdown,
                loopEnded: { reason in
                    log.error("the environment ends", ["reason": reason.description])
                    end(EXIT_FAILURE)
                })
            try endOnTermination(gate, shutdown, log)
            _ = environment.run()
        } catch {
            log.error("the runtime cannot start", ["reason": "\(error)"])
        }
        end(EXIT_FAILURE)
    }

    /// Without C's exit handlers: other threads are still in libcurl and OpenSSL, which would be taken down under them.
    private static func end(_ code: Int32) -> Never {
        fflush(nil)
        _exit(code)
    }

    private static func endOnTermination(
        _ gate: InvocationGate, _ shutdown: ShutdownHooks, _ log: RuntimeLog
    ) throws(ProcessError) {
        let termination = try TerminationSignal()
        try OwnThread.start {
            termination.wait()
            gate.close()
            shutdown.run(log: log)
            end(EXIT_SUCCESS)
        }
    }
}

/// `_X_AMZN_TRACE_ID`, made with the first trace id.
private final class TraceVariable: Sendable {
    private let slot = Mutex<EnvironmentSlot?>(nil)

    func set(_ traceID: String?) {
        slot.withLock { slot in
            if slot == nil { slot = EnvironmentSlot("_X_AMZN_TRACE_ID") }
            slot?.set(traceID)
        }
    }
}
