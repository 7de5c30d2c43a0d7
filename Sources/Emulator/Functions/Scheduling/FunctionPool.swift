import FoundationEssentials
import ServiceLifecycle

/// Runs the functions of an application: starts execution environments as they are needed, reuses warm ones, and ends them.
///
/// An invocation beyond a function's environments waits for one, at most as long as the function's timeout, and fails with
/// `tooManyRequests` after that; AWS throttles at once (see `EnvironmentScheduler`). Invocations that come before `run()`
/// wait for it within the same bounds.
///
/// As a service it ends gracefully: new and waiting invocations are refused, those in hand may finish within
/// `FunctionPoolSettings.shutdownMax`, then every process is ended.
package actor FunctionPool: StreamingInvoker, Service {
    package nonisolated let directory: FunctionDirectory
    package nonisolated let settings: FunctionPoolSettings
    private let sink: any LogSink
    private let packages: PackageStore
    private let starts: AsyncStream<ExecutionEnvironment>
    private let starter: AsyncStream<ExecutionEnvironment>.Continuation
    /// Filled with how long the invocations in hand may go on.
    private nonisolated let shutdownRequested = OneShot<Duration>()
    private var schedulers: [FunctionID: EnvironmentScheduler] = [:]
    private var environments: [String: ExecutionEnvironment] = [:]
    private var waiting: [String: Invocation] = [:]
    private(set) var isShuttingDown = false
    private let allEnded = OneShot<Void>()

    package init(functions: [FunctionConfiguration], settings: FunctionPoolSettings, sink: any LogSink) {
        self.directory = FunctionDirectory(
            functions: functions, region: settings.region, accountID: settings.accountID)
        self.settings = settings
        self.sink = sink
        self.packages = PackageStore(folder: "\(settings.workFolder)/functions")
        (starts, starter) = AsyncStream.makeStream()
    }

    package func invoke(_ function: String, payload: [UInt8], options: InvocationOptions)
        async throws(InvocationError) -> InvocationResult
    {
        try await perform(function, payload, options, response: nil)
    }

    package func invoke(
        _ function: String, payload: [UInt8], options: InvocationOptions, response: StreamedResponseSlot
    ) async throws(InvocationError) -> InvocationResult {
        defer { response.close() }
        return try await perform(function, payload, options, response: response)
    }

    private func perform(
        _ function: String, _ payload: [UInt8], _ options: InvocationOptions, response: StreamedResponseSlot?
    ) async throws(InvocationError) -> InvocationResult {
        let configuration = try directory.find(function)
        guard payload.count <= InvocationLimits.requestBytesMax else {
            throw InvocationError(
                .requestTooLarge,
                "\(payload.count) byte payload is too large for the RequestResponse invocation type "
                    + "(limit \(InvocationLimits.requestBytesMax) bytes)")
        }
        let invocation = Invocation(
            function: configuration, functionARN: directory.arn(of: configuration),
            requestID: unusedID(options.requestID), invocationID: settings.newID(), payload: payload,
            clientContext: options.clientContext, traceID: options.traceID ?? newTraceID(), response: response)
        await place(invocation)
        let timeout = Duration.seconds(configuration.timeoutSeconds)
        if waiting[invocation.requestID] != nil {
            _ = await invocation.admitted.value(within: timeout)
            if withdraw(invocation) { throw Self.throttled }
        }
        // Whatever happens, the environment answers before that.
        let bound = max(settings.initMax, timeout) + timeout + Self.slack
        guard let result = await invocation.ended.value(within: bound) else {
            throw InvocationError(.shuttingDown, "The invocation \(invocation.requestID) was given up.")
        }
        return try result.get()
    }

    package func run() async throws {
        try prepareWorkFolder()
        // Detached, but waited for: cancellation would be handed down to child tasks, where it would cut off the invocations
        // in hand and the orderly end of processes. Cancelled or not, the pool shuts down in order.
        let hosting = Task.detached { await self.host() }
        await withTaskCancellationHandler {
            await withGracefulShutdownHandler {
                await hosting.value
            } onGracefulShutdown: {
                self.shutdownRequested.fill(self.settings.shutdownMax)
            }
        } onCancel: {
            self.shutdownRequested.fill(.zero)
        }
    }

    /// How many execution environments there are now, over all functions.
    package var environmentCount: Int { environments.count }

    private func host() async {
        await withDiscardingTaskGroup { group in
            group.addTask {
                await self.shutDown(within: await self.shutdownRequested.value() ?? .zero)
            }
            for await environment in starts {
                group.addTask { await environment.run() }
            }
        }
    }

    private func shutDown(within bound: Duration) async {
        isShuttingDown = true
        refuseWaiting()
        for environment in environments.values { await environment.stop() }
        if !environments.isEmpty { _ = await allEnded.value(within: bound) }
        for environment in environments.values { await environment.abandon() }
        starter.finish()
    }

    private func prepareWorkFolder() throws {
        // What an emulator that was killed has left behind.
        let environments = "\(settings.workFolder)/environments"
        if FileManager.default.fileExists(atPath: environments) {
            Orphans.end(of: try FileManager.default.contentsOfDirectory(atPath: environments), in: environments)
            try FileManager.default.removeItem(atPath: environments)
        }
        try FileManager.default.createDirectory(atPath: environments, withIntermediateDirectories: true)
    }

    /// How much longer than its phases an invocation may take, for starting and ending processes.
    private static let slack = Duration.seconds(30)

    private static let throttled = InvocationError(.tooManyRequests, "Rate Exceeded.")
}

// MARK: - Placing invocations

extension FunctionPool {
    /// Gives the invocation to a warm environment, a new one or the queue.
    private func place(_ invocation: Invocation) async {
        while true {
            guard !isShuttingDown else { return refuse(invocation, Self.shuttingDown) }
            switch submit(invocation) {
            case .assign(let id):
                if let environment = environments[id], await environment.assign(invocation) {
                    return invocation.admitted.fill(())
                }
            // It ended at the same moment and will say so; another one takes the invocation.
            case .start:
                return start(invocation)
            case .wait:
                waiting[invocation.requestID] = invocation
                return
            case .refuse:
                return refuse(invocation, Self.throttled)
            }
        }
    }

    private func submit(_ invocation: Invocation) -> EnvironmentScheduler.Placement {
        let function = invocation.function
        var scheduler =
            schedulers[function.id]
            ?? EnvironmentScheduler(
                environmentsMax: function.reservedConcurrency ?? settings.environmentsMax,
                waitingMax: settings.waitingMax)
        defer { schedulers[function.id] = scheduler }
        return scheduler.submit(invocation.requestID)
    }

    private func start(_ invocation: Invocation) {
        let environment = ExecutionEnvironment(
            id: settings.newID(), first: invocation, settings: settings, packages: packages, sink: sink, owner: self)
        environments[environment.id] = environment
        invocation.admitted.fill(())
        starter.yield(environment)
    }

    private func refuse(_ invocation: Invocation, _ error: InvocationError) {
        invocation.ended.fill(.failure(error))
        invocation.admitted.fill(())
    }

    private func refuseWaiting() {
        for id in schedulers.keys {
            for requestID in schedulers[id]?.withdrawAll() ?? [] {
                if let invocation = waiting.removeValue(forKey: requestID) { refuse(invocation, Self.shuttingDown) }
            }
        }
    }

    /// Takes an invocation out of the queue: false when it is not there, or no longer.
    private func withdraw(_ invocation: Invocation) -> Bool {
        guard waiting.removeValue(forKey: invocation.requestID) != nil else { return false }
        return schedulers[invocation.function.id]?.withdraw(invocation.requestID) ?? false
    }

    /// Two invocations at once cannot have one id, even when their callers chose the same.
    private func unusedID(_ wanted: String?) -> String {
        guard let wanted, waiting[wanted] == nil else { return settings.newID() }
        return wanted
    }

    /// Source: AWS X-Ray developer guide, "Tracing header".
    private func newTraceID() -> String {
        let seconds = String(UInt32(clamping: Int64(settings.now().timeIntervalSince1970)), radix: 16)
        let digits = (settings.newID() + settings.newID()).filter(\.isHexDigit)
        return "Root=1-\(seconds)-\(digits.prefix(24));Parent=\(digits.suffix(16));Sampled=0"
    }

    private static let shuttingDown = InvocationError(.shuttingDown, "The emulator is shutting down.")
}

// MARK: - What environments tell

extension FunctionPool: EnvironmentOwner {
    func environmentBecameAvailable(_ environment: ExecutionEnvironment) async {
        guard !isShuttingDown else { return await environment.stop() }
        guard let next = schedulers[environment.function.id]?.becameAvailable(environment.id),
            let invocation = waiting.removeValue(forKey: next)
        else { return }
        if await environment.assign(invocation) {
            invocation.admitted.fill(())
        } else {
            await place(invocation)
        }
    }

    func environmentMayRetire(_ environment: ExecutionEnvironment) -> Bool {
        schedulers[environment.function.id]?.retire(environment.id) ?? true
    }

    func environmentGaveBack(_ invocation: Invocation) async {
        await place(invocation)
    }

    func environmentEnded(_ environment: ExecutionEnvironment) {
        environments.removeValue(forKey: environment.id)
        if let next = schedulers[environment.function.id]?.ended(environment.id),
            let invocation = waiting.removeValue(forKey: next)
        {
            start(invocation)
        }
        if environments.isEmpty, isShuttingDown { allEnded.fill(()) }
    }
}
