import FoundationEssentials
import Subprocess
import SystemPackage

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
    private static let markMax = Duration.milliseconds(500)
    private static let markTriesMax = 250
}

// MARK: - Invocations

extension ExecutionEnvironment {
    private func performAll() async {
        while !machine.hasEnded || work != nil {
            if let work {
                await perform(work)
                self.work = nil
                if machine.hasEnded || isStopping { return }
                await owner.environmentBecameAvailable(self)
            } else if isStopping {
                return
            } else {
                let wake = OneShot<Void>()
                self.wake = wake
                let isAwake = await wake.value(within: settings.idleMax) != nil
                if !isAwake, work == nil, await owner.environmentMayRetire(self) { return }
            }
        }
    }

    private func perform(_ work: Work) async {
        let timeout = Duration.seconds(function.timeoutSeconds)
        let bound = work.isColdStart ? max(settings.initMax, timeout) : timeout
        if await work.delivered.value(within: bound) == nil, self.work?.start == nil { expire(work) }
        if self.work?.outcome == nil, await work.settled.value(within: timeout) == nil { expire(work) }
        // There is none when the invocation was given back.
        if let outcome = self.work?.outcome { await conclude(outcome) }
    }

    /// Does nothing when the invocation has ended meanwhile.
    private func expire(_ work: Work) {
        guard let outcome = machine.timeOut(work.invocation.requestID, timeoutSeconds: function.timeoutSeconds) else {
            return
        }
        settle(outcome)
    }

    /// Writes the log's end and answers the caller.
    private func conclude(_ outcome: InvocationOutcome) async {
        guard let work else { return }
        let end = ContinuousClock.now
        let memoryUsed = processes.flatMap { ProcessMemory.peakMegabytes(of: $0.leader) }
        await settleLog()
        if outcome.endsEnvironment {
            processes?.kill()
            await waitForExit(within: settings.terminationMax)
        }
        let invocation = work.invocation
        if work.start == nil { log.begin(invocation) }
        let duration = Milliseconds(work.start.map { $0.duration(to: end) } ?? .zero)
        log.end(
            invocation, outcome, duration: duration, memoryUsedMegabytes: memoryUsed,
            initDuration: work.isColdStart ? initDuration : nil)
        let tail = log.tail
        log.leave()
        guard outcome != .abandoned else {
            invocation.ended.fill(.failure(InvocationError(.shuttingDown, "The emulator is shutting down.")))
            return
        }
        let isSuccess = if case .success = outcome { true } else { false }
        invocation.ended.fill(
            .success(
                InvocationResult(
                    requestID: invocation.requestID, payload: outcome.payload,
                    // Lambda says Unhandled for every error that comes through the Runtime API.
                    failure: isSuccess ? nil : .unhandled, logTail: tail, isColdStart: work.isColdStart,
                    durationMilliseconds: duration.value)))
    }

    private func settle(_ outcome: InvocationOutcome) {
        work?.outcome = outcome
        work?.settled.fill(())
        work?.delivered.close()
    }

    /// Waits until everything that the process wrote before now has been read, within a bound.
    private func settleLog() async {
        guard let mark = log.mark() else { return }
        for _ in 0..<Self.markTriesMax {
            if log.write(mark: mark.number) { break }
            try? await Task.sleep(for: .milliseconds(2))
        }
        _ = await mark.reached.value(within: Self.markMax)
    }

    /// The runtime gets an invocation: its time begins.
    private func begin(_ invocation: Invocation) -> RuntimeReply {
        log.begin(invocation)
        work?.start = .now
        work?.delivered.fill(())
        return .invocation(
            invocation, deadline: settings.now().addingTimeInterval(TimeInterval(function.timeoutSeconds)))
    }

    private func closePoll() {
        poll?.close()
        poll = nil
    }
}

// MARK: - Runtime API

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

    private func take(_ report: RuntimeProtocol.Report) -> RuntimeReply {
        if let outcome = report.outcome { settle(outcome) }
        return report.reply
    }
}

// MARK: - Process

extension ExecutionEnvironment {
    /// Runs the function's process until it ends.
    private func host(on port: Int?) async {
        guard let port else { return await processEnded(.notStarted(reason: "The Runtime API could not listen.")) }
        do {
            let package = try await packages.package(of: function)
            let bootstrap = try Bootstrap.path(in: package, runtime: function.runtime)
            try FileManager.default.createDirectory(atPath: temporaryFolder, withIntermediateDirectories: true)
            let variables = EnvironmentVariables(
                function: function, package: package, settings: settings, runtimeAPI: "127.0.0.1:\(port)",
                temporaryFolder: temporaryFolder, logStream: log.stream)
            guard !machine.hasEnded, !Task.isCancelled else {
                return await processEnded(.notStarted(reason: "The environment ended before its process was started."))
            }
            await processEnded(try await run(bootstrap, in: package, variables.values))
        } catch let error as PackageError {
            log.platform(error.message)
            await processEnded(.notStarted(reason: error.message))
        } catch let error as Bootstrap.Failure {
            log.platform("\(function.id): \(error.detail)")
            await processEnded(.notStarted(reason: error.reason))
        } catch let error as SubprocessError {
            let reason = error.underlyingError?.description ?? error.description
            await processEnded(.notStarted(reason: "fork/exec /var/task/bootstrap: \(reason.lowercased())"))
        } catch {
            await processEnded(.notStarted(reason: "\(error)"))
        }
    }

    private func run(_ bootstrap: String, in package: FunctionPackage, _ variables: [String: String])
        async throws -> ProcessTermination
    {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [
            .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: settings.terminationMax)
        ]
        let environment = variables.reduce(into: [Subprocess.Environment.Key: String]()) { environment, variable in
            if let key = Subprocess.Environment.Key(rawValue: variable.key) { environment[key] = variable.value }
        }
        initStart = .now
        let result = try await Subprocess.run(
            .path(FilePath(bootstrap)), environment: .custom(environment),
            workingDirectory: FilePath(package.taskRoot), platformOptions: options, input: .none, output: .sequence,
            error: .combinedWithOutput
        ) { execution in
            let processes = ProcessGroup(leader: execution.processIdentifier.value)
            self.processStarted(processes)
            var lines = LineSplitter()
            for try await buffer in execution.standardOutput {
                // The bytes are copied out; the library offers no other way to them.
                self.output(lines.append(buffer.withUnsafeBytes { [UInt8]($0) }))
            }
            if let rest = lines.finish() { self.output([rest]) }
            self.outputEnded(processes)
        }
        return switch result.terminationStatus {
        case .exited(let code): .exited(code: Int(code))
        case .signaled(let number): .signalled(number: Int(number))
        }
    }

    private func processStarted(_ processes: ProcessGroup) {
        self.processes = processes
        log.openFence(process: processes.leader)
        // It was stopped while it was being started.
        if machine.hasEnded { processes.kill() }
    }

    private func output(_ lines: [[UInt8]]) {
        log.output(lines)
    }

    /// The output ends only with the process, because the fence holds the pipe open; what the process started and left
    /// behind ends with it.
    private func outputEnded(_ processes: ProcessGroup) {
        if log.hasFence { processes.kill() }
        self.processes = nil
        log.closeFence()
    }

    private func processEnded(_ termination: ProcessTermination) async {
        processHasEnded = true
        let ending = machine.processEnded(termination)
        for waiter in exitWaiters { waiter.fill(()) }
        exitWaiters = []
        switch ending {
        case .nothing: break
        case .fail(let outcome): settle(outcome)
        case .giveBack(let invocation):
            work?.delivered.close()
            work?.settled.close()
            work = nil
            await owner.environmentGaveBack(invocation)
        }
        wake.fill(())
    }

    /// SIGTERM, then SIGKILL.
    private func endProcess() async {
        guard !processHasEnded else { return }
        processes?.terminate()
        if await waitForExit(within: settings.terminationMax) { return }
        processes?.kill()
        await waitForExit(within: settings.terminationMax)
    }

    @discardableResult
    private func waitForExit(within bound: Duration) async -> Bool {
        if processHasEnded { return true }
        let waiter = OneShot<Void>()
        exitWaiters.append(waiter)
        _ = await waiter.value(within: bound)
        return processHasEnded
    }
}
