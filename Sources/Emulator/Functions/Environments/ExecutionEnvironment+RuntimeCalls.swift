extension ExecutionEnvironment: RuntimeCalls {
    func next() async -> RuntimeReply {
        extensions.close()
        let wasInitializing = machine.isInitializing
        let answer = machine.poll(areExtensionsReady: extensions.areReady)
        if wasInitializing, !machine.isInitializing { endInit() }
        switch answer {
        case .deliver(let invocation): return begin(invocation)
        case .refuse(let reply): return reply
        case .wait:
            poll?.close()
            let opened = OneShot<RuntimeReply>()
            poll = opened
            return await opened.value() ?? .environmentEnded
        }
    }

    func response(to answer: InvocationAnswer, _ body: [UInt8]?) -> RuntimeReply {
        take(machine.respond(to: answer, body))
    }

    func invalidResponseMode(of answer: InvocationAnswer) -> RuntimeReply {
        take(machine.refuseResponseMode(of: answer))
    }

    func error(of answer: InvocationAnswer, _ body: [UInt8]) -> RuntimeReply {
        take(machine.fail(answer, body))
    }

    func initError(_ body: [UInt8], type: String?) -> RuntimeReply {
        take(machine.failInit(body, type: type))
    }

    func take(_ report: RuntimeProtocol.Report) -> RuntimeReply {
        if let outcome = report.outcome { settle(outcome) }
        return report.reply
    }

    /// Hands an invocation to the runtime that waits for it.
    func deliver(_ invocation: Invocation) {
        poll?.fill(begin(invocation))
        poll = nil
    }

    /// The runtime and the extensions are ready.
    func endInit() {
        initDuration = Milliseconds(initStart?.duration(to: .now) ?? .zero)
        for each in extensions.all { log.platform(each.logLine) }
    }

    func closePolls() {
        poll?.close()
        poll = nil
        for waiting in extensionPolls.values { waiting.close() }
        extensionPolls = [:]
    }
}
