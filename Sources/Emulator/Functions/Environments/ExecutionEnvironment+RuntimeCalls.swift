extension ExecutionEnvironment: RuntimeCalls {
    func next() async -> RuntimeReply {
        if machine.isInitializing, let initStart { initDuration = Milliseconds(initStart.duration(to: .now)) }
        switch machine.poll() {
        case .deliver(let invocation): return begin(invocation)
        case .refuse(let reply): return reply
        case .wait:
            closePoll()
            let opened = OneShot<RuntimeReply>()
            poll = opened
            return await opened.value() ?? .environmentEnded
        }
    }

    func response(to requestID: String, _ body: [UInt8]?) -> RuntimeReply {
        take(machine.respond(to: requestID, body))
    }

    func error(of requestID: String, _ body: [UInt8]) -> RuntimeReply {
        take(machine.fail(requestID, body))
    }

    func initError(_ body: [UInt8]) -> RuntimeReply {
        take(machine.failInit(body))
    }

    func take(_ report: RuntimeProtocol.Report) -> RuntimeReply {
        if let outcome = report.outcome { settle(outcome) }
        return report.reply
    }
}
