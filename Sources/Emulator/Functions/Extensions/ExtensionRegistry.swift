/// The extensions of one execution environment as a state machine: their calls and the environment's events go in, answers
/// come out. No I/O.
///
/// Source: AWS Lambda developer guide, "Using the Lambda Extensions API to create extensions"; states, refusals and texts
/// as in AWS's Runtime Interface Emulator (core/agents, rapi/handler).
struct ExtensionRegistry: Sendable {
    enum Poll: Sendable, Equatable {
        case answer(RuntimeReply)
        /// Keep the request open until there is an event.
        case wait
    }

    static let extensionsMax = 10

    private(set) var all: [RegisteredExtension] = []
    private var isClosed = false

    var isEmpty: Bool { all.isEmpty }

    var hasInternal: Bool { all.contains { !$0.isExternal } }

    var hasExternal: Bool { all.contains(where: \.isExternal) }

    /// Whether every process that was started for an extension has registered.
    var areExternalsRegistered: Bool { !all.contains { $0.state == .started } }

    /// Whether every one waits for its next event.
    var areReady: Bool { all.allSatisfy { $0.state == .ready } }

    /// A process of its own is started for an extension: false when there are too many.
    mutating func launch(_ name: String, id: String) -> Bool {
        guard all.count < Self.extensionsMax else { return false }
        all.append(RegisteredExtension(id: id, name: name, isExternal: true, state: .started))
        return true
    }

    /// POST /extension/register
    mutating func register(_ name: String, _ events: [String], newID: String) -> Result<RegisteredExtension, Refusal> {
        if let index = all.firstIndex(where: { $0.isExternal && $0.name == name }) {
            return registerExternal(index, events)
        }
        return registerInternal(name, events, newID: newID)
    }

    /// The runtime is ready: no more extensions can register.
    mutating func close() { isClosed = true }

    /// GET /extension/event/next
    mutating func next(_ id: String) -> Poll {
        guard let index = all.firstIndex(where: { $0.id == id }) else { return .answer(.unknownExtension(id)) }
        switch all[index].state {
        case .registered, .running:
            guard let event = all[index].pending else {
                all[index].state = .ready
                return .wait
            }
            all[index].pending = nil
            all[index].state = .running
            return .answer(event)
        case .started, .ready, .initError, .exitError, .exited:
            return .answer(.forbidden(all[index], to: .ready, named: id))
        }
    }

    /// Something happens: returns what to answer to those that wait for it. The others are told when they ask next.
    mutating func tell(
        _ event: ExtensionEvent, where isMeant: (RegisteredExtension) -> Bool = { _ in true },
        _ makeReply: () -> RuntimeReply
    ) -> [(id: String, reply: RuntimeReply)] {
        var answers: [(id: String, reply: RuntimeReply)] = []
        for index in all.indices where all[index].events.contains(event) && isMeant(all[index]) {
            let reply = makeReply()
            if all[index].state == .ready {
                all[index].state = .running
                answers.append((all[index].id, reply))
            } else {
                all[index].pending = reply
            }
        }
        return answers
    }

    /// POST /extension/init/error or /extension/exit/error: `state` is the one that it leads to.
    mutating func fail(_ id: String, to state: RegisteredExtension.State, type: String) -> RuntimeReply {
        guard let index = all.firstIndex(where: { $0.id == id }) else { return .unknownIdentifier }
        let allowed: [RegisteredExtension.State] =
            state == .initError ? [.registered, .initError] : [.registered, .ready, .running, .exitError]
        guard allowed.contains(all[index].state) else { return .forbidden(all[index], to: state, named: id) }
        all[index].state = state
        all[index].errorType = type
        return .accepted
    }

    mutating func processEnded(_ name: String) {
        guard let index = all.firstIndex(where: { $0.isExternal && $0.name == name }) else { return }
        if all[index].errorType == nil { all[index].state = .exited }
    }

    private mutating func registerExternal(_ index: Int, _ events: [String]) -> Result<RegisteredExtension, Refusal> {
        for event in events where ExtensionEvent(rawValue: event) == nil {
            return .failure(Refusal(.invalidEvent(event)))
        }
        guard all[index].state == .started else {
            return .failure(Refusal(.forbidden(all[index], to: .registered, named: all[index].name)))
        }
        all[index].events = events.compactMap(ExtensionEvent.init)
        all[index].state = .registered
        return .success(all[index])
    }

    private mutating func registerInternal(
        _ name: String, _ events: [String], newID: String
    ) -> Result<RegisteredExtension, Refusal> {
        // It ends with the runtime's process and cannot outlive it to see a shutdown.
        for event in events where event != ExtensionEvent.invoke.rawValue {
            return .failure(Refusal(.invalidEvent(event)))
        }
        if isClosed { return .failure(Refusal(.registrationClosed)) }
        if all.count >= Self.extensionsMax { return .failure(Refusal(.tooManyExtensions)) }
        if all.contains(where: { $0.name == name }) { return .failure(Refusal(.nameTaken)) }
        let added = RegisteredExtension(
            id: newID, name: name, isExternal: false, events: events.compactMap(ExtensionEvent.init),
            state: .registered)
        all.append(added)
        return .success(added)
    }

    struct Refusal: Error, Equatable {
        let reply: RuntimeReply

        init(_ reply: RuntimeReply) { self.reply = reply }
    }
}
