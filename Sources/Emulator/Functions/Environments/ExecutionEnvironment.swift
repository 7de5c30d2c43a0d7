import FoundationEssentials

/// One execution environment of a function: its processes (the runtime's and those of external extensions) with a Runtime API
/// of their own, a folder for temporary files and a log stream. It performs one invocation at a time.
///
/// `run()` lives as long as the environment does, inside of the pool's task group; everything that it starts ends with it.
actor ExecutionEnvironment {
    nonisolated let id: String
    nonisolated let function: FunctionConfiguration
    let settings: FunctionPoolSettings
    let packages: PackageStore
    let owner: any EnvironmentOwner
    var log: EnvironmentLog
    var machine = RuntimeProtocol()
    var extensions = ExtensionRegistry()
    /// The runtime's open request for its next invocation.
    var poll: OneShot<RuntimeReply>?
    /// The extensions' open requests for their next event.
    var extensionPolls: [String: OneShot<RuntimeReply>] = [:]
    var work: Work?
    /// Wakes `run()` when there is something to do.
    var wake = OneShot<Void>()
    var isStopping = false
    /// The processes are being ended: none of them ends unexpectedly any more.
    var isEnding = false
    /// Filled when every external extension has registered.
    let registration = OneShot<Void>()
    /// While there is a process.
    var processes: ProcessGroup?
    var processHasEnded = false
    var extensionProcesses: [String: ProcessGroup] = [:]
    /// The external extensions that were launched and have not ended.
    var liveExtensions: Set<String> = []
    /// What an extension has said before its process, or the runtime's, ended.
    var fatalErrorType: String?
    /// Those that wait for a change of processes or extensions.
    var changeWaiters: [OneShot<Void>] = []
    /// The response that is coming in parts.
    var streamedBody: StreamedBody?
    /// When the first process was started.
    var initStart: ContinuousClock.Instant?
    /// Nil until the init phase has succeeded.
    var initDuration: Milliseconds?

    /// The invocation in hand.
    struct Work: Sendable {
        let invocation: Invocation
        let isColdStart: Bool
        let delivered = OneShot<Void>()
        /// When the runtime got it.
        var start: ContinuousClock.Instant?
        let settled = OneShot<Void>()
        var outcome: InvocationOutcome?
    }

    /// - Parameter first: the invocation for which the environment is started.
    init(
        id: String, first: Invocation, settings: FunctionPoolSettings, packages: PackageStore, sink: any LogSink,
        owner: any EnvironmentOwner
    ) {
        self.id = id
        self.function = first.function
        self.settings = settings
        self.packages = packages
        self.owner = owner
        self.log = EnvironmentLog(function: first.function, environmentID: id, sink: sink, now: settings.now)
        self.work = Work(invocation: first, isColdStart: true)
        _ = machine.assign(first)
    }

    var temporaryFolder: String { "\(settings.workFolder)/environments/\(id)/tmp" }

    /// Until the environment has been idle for long, its process has ended, or it is stopped.
    func run() async {
        await withTaskGroup(of: Void.self) { group in
            let server = try? await RuntimeServer.listen(for: self, on: settings.eventLoopGroup)
            group.addTask { await self.host(on: server?.port) }
            await performAll()
            await endProcesses(.spindown)
            closePolls()
            await server?.close()
            group.cancelAll()
        }
        try? FileManager.default.removeItem(atPath: "\(settings.workFolder)/environments/\(id)")
        await owner.environmentEnded(self)
    }

    /// Gives the environment an invocation: false when it has ended and cannot take any.
    func assign(_ invocation: Invocation) -> Bool {
        guard work == nil, !isStopping else { return false }
        switch machine.assign(invocation) {
        case .refuse: return false
        case .hold: work = Work(invocation: invocation, isColdStart: false)
        case .deliver:
            work = Work(invocation: invocation, isColdStart: false)
            deliver(invocation)
        }
        wake.fill(())
        return true
    }

    /// Ends after the invocation in hand, or at once without one.
    func stop() {
        isStopping = true
        wake.fill(())
    }

    /// Ends now: the invocation in hand fails.
    func abandon() {
        isStopping = true
        if case .fail(let outcome) = machine.abandon() { settle(outcome) }
        wake.fill(())
    }

    /// Waits until a change of processes or extensions makes `isDone` true: false when it does not within the bound.
    @discardableResult
    func wait(within bound: Duration, until isDone: () -> Bool) async -> Bool {
        let end = ContinuousClock.now + bound
        while !isDone() {
            let left = ContinuousClock.now.duration(to: end)
            guard left > .zero, !Task.isCancelled else { return false }
            let change = OneShot<Void>()
            changeWaiters.append(change)
            _ = await change.value(within: left)
        }
        return true
    }

    /// Something has changed that `wait` may be waiting for.
    func notify() {
        for waiter in changeWaiters { waiter.fill(()) }
        changeWaiters = []
    }

    /// How long the end of an invocation's log may take, and how often a full pipe is tried.
    static let markMax = Duration.milliseconds(500)
    static let markTriesMax = 250
}
