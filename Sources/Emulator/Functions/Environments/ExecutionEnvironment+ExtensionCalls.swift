extension ExecutionEnvironment: ExtensionCalls {
    func register(extension name: String, _ events: [String], wantsAccountID: Bool) -> RuntimeReply {
        switch extensions.register(name, events, newID: settings.newID()) {
        case .failure(let refusal):
            return refusal.reply
        case .success(let registered):
            if extensions.areExternalsRegistered { registration.fill(()) }
            return .registered(registered, of: function, accountID: wantsAccountID ? settings.accountID : nil)
        }
    }

    func nextEvent(of id: String) async -> RuntimeReply {
        switch extensions.next(id) {
        case .answer(let reply): return reply
        case .wait:
            let opened = OneShot<RuntimeReply>()
            extensionPolls[id] = opened
            if extensions.areReady { extensionsBecameReady() }
            return await opened.value() ?? .environmentEnded
        }
    }

    func fail(extension id: String, to state: RegisteredExtension.State, type: String) -> RuntimeReply {
        let reply = extensions.fail(id, to: state, type: type)
        if reply == .accepted, fatalErrorType == nil {
            fatalErrorType = state == .initError ? "Extension.InitError" : "Extension.ExitError"
        }
        return reply
    }

    func answer(_ answers: [(id: String, reply: RuntimeReply)]) {
        for (id, reply) in answers { extensionPolls.removeValue(forKey: id)?.fill(reply) }
    }

    private func extensionsBecameReady() {
        let wasInitializing = machine.isInitializing
        let invocation = machine.extensionsBecameReady()
        if wasInitializing, !machine.isInitializing { endInit() }
        if let invocation { deliver(invocation) }
        notify()
    }
}
