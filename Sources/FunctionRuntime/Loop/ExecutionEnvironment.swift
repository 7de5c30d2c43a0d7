import LambdaAPI
import POSIXProcess

/// The life of one execution environment: the init phase, then invocations until there is no way on.
struct ExecutionEnvironment: Sendable {
    /// Of the internal extension that is registered where there are shutdown hooks.
    static let extensionName = "function-runtime-shutdown"

    let configuration: RuntimeConfiguration
    let registry: FunctionRegistry
    let log: RuntimeLog
    /// Milliseconds since 1970.
    let now: @Sendable () -> Int64
    /// Sets `_X_AMZN_TRACE_ID`, which tracing libraries read, or removes it. Called by one loop alone.
    let setTraceID: @Sendable (String?) -> Void
    let gate: InvocationGate
    let shutdown: ShutdownHooks
    /// Told of the end of any loop but the one that `run` returns from.
    let loopEnded: @Sendable (RuntimeError) -> Void
    let coldStart = ColdStart()

    /// Blocks the calling thread and runs the function's code on it, and, where several invocations are served at once, on
    /// further threads.
    ///
    /// - Returns: why it ended; it never ends well, because Lambda ends a healthy environment from outside.
    func run() -> RuntimeError {
        LoopExecutor().run {
            do throws(RuntimeError) {
                coldStart.skipWhereProvisioned(configuration.environment)
                let api = makeAPI()
                let handler = try await makeHandler(api)
                if !shutdown.isEmpty { registerExtension() }
                await Rehearsal.run(now: now)
                for _ in 1..<max(1, configuration.loopCount) { try startLoop(handler) }
                let end = await loop(handler, setsTraceID: configuration.loopCount == 1).serve(api)
                log.error("the environment ends", ["reason": end.description])
                return end
            } catch {
                log.error("the environment ends", ["reason": error.description])
                return error
            }
        }
    }

    private func makeAPI() -> RuntimeAPI {
        RuntimeAPI(endpoint: configuration.endpoint, now: now)
    }

    private func loop(_ handler: ServedHandler, setsTraceID: Bool) -> RuntimeLoop {
        RuntimeLoop(
            handler: handler, gate: gate, log: log, setTraceID: setsTraceID ? setTraceID : nil, coldStart: coldStart)
    }

    /// Lambda sends SIGTERM only where there is an extension.
    private func registerExtension() {
        do throws(LambdaAPIError) {
            try InternalExtension.register(Self.extensionName, at: configuration.endpoint.address) { error in
                log.warning("the internal extension ended", ["reason": error.description])
            }
        } catch {
            log.warning(
                "no internal extension, so the shutdown hooks may not be run", ["reason": error.description])
        }
    }

    private func startLoop(_ handler: ServedHandler) throws(RuntimeError) {
        do {
            try OwnThread.start {
                loopEnded(LoopExecutor().run { await loop(handler, setsTraceID: false).serve(makeAPI()) })
            }
        } catch {
            throw RuntimeError(.initFailed, "there is no thread for another loop", cause: error)
        }
    }

    private func makeHandler(_ api: RuntimeAPI) async throws(RuntimeError) -> ServedHandler {
        do {
            return try await registry.makeHandler(
                configuration.handlerName, environment: configuration.environment, shutdown: shutdown)
        } catch {
            let report = ErrorReport(error)
            // The reason that counts is the function's; the process ends with or without a receipt.
            do throws(RuntimeError) {
                log.unaccepted(try api.reportInitError(report), requestID: "init")
            } catch {
                log.error("the init error could not be reported", ["reason": error.description])
            }
            throw RuntimeError(
                .initFailed, "the function \(configuration.handlerName) cannot be made: \(report.errorMessage)",
                cause: error)
        }
    }
}
