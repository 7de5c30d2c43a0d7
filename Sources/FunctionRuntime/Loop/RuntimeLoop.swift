import CurlTransport

/// Serves invocations one after the other until there is no way on.
struct RuntimeLoop: Sendable {
    let handler: ServedHandler
    let gate: InvocationGate
    let log: RuntimeLog
    /// Nil where several loops share the process, and with it the environment variables.
    let setTraceID: (@Sendable (String?) -> Void)?
    /// Of the whole environment, which the loops share.
    var coldStart = ColdStart()

    /// Blocks the thread that it runs on while it waits for the Runtime API: that must be the loop's own.
    ///
    /// - Returns: why it ended.
    func serve(_ api: RuntimeAPI) async -> RuntimeError {
        do throws(RuntimeError) {
            while true { try await serveNext(api) }
        } catch {
            return error
        }
    }

    private func serveNext(_ api: RuntimeAPI) async throws(RuntimeError) {
        let invocation = try api.next()
        guard gate.enter() else { gate.park() }
        defer { gate.leave() }
        setTraceID?(invocation.traceID)
        if case .success(let context) = invocation.context, coldStart.take() { context.storage.markColdStart() }
        let receipt: Receipt
        do throws(RuntimeError) {
            receipt = try await answer(invocation, api)
        } catch {
            // A peer may cut off what is too large for it; if it is gone altogether the next “next” says so.
            log.error("the result could not be handed over", ["requestId": invocation.requestID, "reason": "\(error)"])
            return
        }
        log.unaccepted(receipt, requestID: invocation.requestID)
        if case .fatal(let status) = receipt {
            throw RuntimeError(.runtimeAPIFailed, "the Runtime API answered \(status) to the result of an invocation")
        }
    }

    private func answer(_ invocation: Invocation, _ api: RuntimeAPI) async throws(RuntimeError) -> Receipt {
        switch handler {
        case .buffered(let handler):
            let result: [UInt8]
            do {
                let context = try invocation.context.get()
                result = try await InvocationScope.run(context) {
                    try await handler.handle(invocation.event, context: context)
                }
            } catch {
                return try api.report(report(error, invocation), of: invocation)
            }
            return try api.respond(to: invocation, with: result)
        case .streaming(let handler):
            return try await stream(invocation, from: handler, api)
        }
    }

    private func stream(
        _ invocation: Invocation, from handler: any RawStreamingLambdaHandler, _ api: RuntimeAPI
    ) async throws(RuntimeError) -> Receipt {
        let stream: UploadStream
        do throws(RuntimeError) {
            stream = try api.startStream(to: invocation)
        } catch {
            return try api.report(report(error, invocation), of: invocation)
        }
        let response = LambdaResponseWriter(sink: ResponseUpload(stream: stream))
        var trailers: [String] = []
        do {
            let context = try invocation.context.get()
            try await InvocationScope.run(context) {
                try await handler.handle(invocation.event, response: response, context: context)
            }
            response.beginUnlessBegun()
        } catch {
            let report = report(error, invocation)
            if stream.abandon() {
                _ = try await api.receipt(of: stream)
                return try api.report(report, of: invocation)
            }
            trailers = report.trailerLines
        }
        stream.finish(trailers: trailers)
        return try await api.receipt(of: stream) ?? .accepted
    }

    private func report(_ error: any Error, _ invocation: Invocation) -> ErrorReport {
        let report = ErrorReport(error)
        log.error(
            "the invocation failed",
            ["requestId": invocation.requestID, "errorType": report.errorType, "errorMessage": report.errorMessage])
        return report
    }
}
