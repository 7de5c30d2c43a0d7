import FoundationEssentials
import Glibc

/// Lambda's custom runtime: what a bootstrap's `main.swift` calls.
public enum LambdaRuntime {
    /// Serves the function that `_HANDLER` names, until Lambda ends the process.
    ///
    /// It occupies the calling thread, which must be the main one, and runs the function's code there. When the
    /// function cannot be made or the Runtime API is gone the process ends with the exit code 1 and a line on standard
    /// error.
    public static func run(_ registry: FunctionRegistry) -> Never {
        let log = RuntimeLog.standardError(ProcessInfo.processInfo.environment)
        do throws(RuntimeError) {
            let loop = RuntimeLoop(
                configuration: try RuntimeConfiguration(environment: ProcessInfo.processInfo.environment),
                registry: registry, log: log, now: { Int64(Date().timeIntervalSince1970 * 1_000) },
                setTraceID: setTraceVariable)
            _ = loop.run()
        } catch {
            log.error("the runtime cannot start", ["reason": error.description])
        }
        exit(EXIT_FAILURE)
    }

    /// Between invocations only: the environment is not safe to change while other threads read it.
    private static func setTraceVariable(_ traceID: String?) {
        if let traceID {
            setenv("_X_AMZN_TRACE_ID", traceID, 1)
        } else {
            unsetenv("_X_AMZN_TRACE_ID")
        }
    }
}
