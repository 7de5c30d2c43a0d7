/// Serves invocations one after the other until there is no way on.
struct RuntimeLoop {
    let configuration: RuntimeConfiguration
    let registry: FunctionRegistry
    let log: RuntimeLog
    /// Milliseconds since 1970.
    let now: @Sendable () -> Int64
    /// Sets `_X_AMZN_TRACE_ID`, which tracing libraries read, or removes it.
    let setTraceID: @Sendable (String?) -> Void

    /// Blocks the calling thread and runs the function's code on it.
    ///
    /// - Returns: why it ended; it never ends well, because Lambda ends a healthy environment from outside.
    func run() -> RuntimeError {
        let api = RuntimeAPI(endpoint: configuration.endpoint, now: now)
        let executor = LoopExecutor()
        do throws(RuntimeError) {
            let handler = try makeHandler(api, executor)
            while true { try serveNext(handler, api, executor) }
        } catch {
            log.error("the environment ends", ["reason": error.description])
            return error
        }
    }

    private func makeHandler(
        _ api: RuntimeAPI, _ executor: LoopExecutor
    ) throws(RuntimeError) -> any RawLambdaHandler {
        let (registry, configuration) = (registry, configuration)
        let made = executor.run { () async -> Result<any RawLambdaHandler, any Error> in
            do {
                return .success(
                    try await registry.makeHandler(
                        configuration.handlerName, environment: configuration.environment))
            } catch {
                return .failure(error)
            }
        }
        switch made {
        case .success(let handler):
            return handler
        case .failure(let error):
            let report = ErrorReport(error)
            // The reason that counts is the function's; the process ends with or without a receipt.
            do throws(RuntimeError) {
                check(try api.reportInitError(report), requestID: "init")
            } catch {
                log.error("the init error could not be reported", ["reason": error.description])
            }
            throw RuntimeError(
                .initFailed, "the function \(configuration.handlerName) cannot be made: \(report.errorMessage)",
                cause: error)
        }
    }

    private func serveNext(
        _ handler: any RawLambdaHandler, _ api: RuntimeAPI, _ executor: LoopExecutor
    ) throws(RuntimeError) {
        let invocation = try api.next()
        setTraceID(invocation.traceID)
        let outcome = outcome(of: invocation, handler, executor)
        let receipt: Receipt
        do throws(RuntimeError) {
            receipt = try post(outcome, of: invocation, api)
        } catch {
            // A peer may cut off what is too large for it; if it is gone altogether the next “next” says so.
            log.error("the result could not be handed over", ["requestId": invocation.requestID, "reason": "\(error)"])
            return
        }
        check(receipt, requestID: invocation.requestID)
        if case .fatal(let status) = receipt {
            throw RuntimeError(.runtimeAPIFailed, "the Runtime API answered \(status) to the result of an invocation")
        }
    }

    private func post(
        _ outcome: Result<[UInt8], any Error>, of invocation: Invocation, _ api: RuntimeAPI
    ) throws(RuntimeError) -> Receipt {
        switch outcome {
        case .success(let result):
            return try api.respond(to: invocation, with: result)
        case .failure(let error):
            let report = ErrorReport(error)
            log.error(
                "the invocation failed",
                ["requestId": invocation.requestID, "errorType": report.errorType, "errorMessage": report.errorMessage])
            return try api.report(report, of: invocation)
        }
    }

    private func outcome(
        of invocation: Invocation, _ handler: any RawLambdaHandler, _ executor: LoopExecutor
    ) -> Result<[UInt8], any Error> {
        executor.run {
            do {
                return .success(try await handler.handle(invocation.event, context: invocation.context.get()))
            } catch {
                return .failure(error)
            }
        }
    }

    private func check(_ receipt: Receipt, requestID: String) {
        switch receipt {
        case .accepted:
            break
        case .tooLarge:
            log.error("the result is over Lambda's limit of 6 MB and was refused", ["requestId": requestID])
        case .timedOut:
            log.error("the result came after the invocation had timed out", ["requestId": requestID])
        case .refused(let status), .fatal(let status):
            log.error("the Runtime API refused the result", ["requestId": requestID, "status": "\(status)"])
        }
    }
}
