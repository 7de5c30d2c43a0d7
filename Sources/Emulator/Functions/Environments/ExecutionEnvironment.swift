import FoundationEssentials

/// One execution environment of a function: a process with a Runtime API of its own, its folder for temporary files and its
/// log stream. It performs one invocation at a time.
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
    /// The runtime's open request for its next invocation.
    var poll: OneShot<RuntimeReply>?
    var work: Work?
    /// Wakes `run()` when there is something to do.
    var wake = OneShot<Void>()
    var isStopping = false
    /// While there is a process.
    var processes: ProcessGroup?
    var processHasEnded = false
    var exitWaiters: [OneShot<Void>] = []
    /// When the process was started; nil once the first invocation has been reported.
    var initStart: ContinuousClock.Instant?
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
            await endProcess()
            closePoll()
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
            poll?.fill(begin(invocation))
            poll = nil
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

    /// How long the end of an invocation's log may take, and how often a full pipe is tried.
    static let markMax = Duration.milliseconds(500)
    static let markTriesMax = 250
}
