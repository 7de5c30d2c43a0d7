import FoundationEssentials

extension ExecutionEnvironment {
    /// Runs the function's processes until they end.
    func host(on port: Int?) async {
        guard let port else { return await processEnded(.notStarted(reason: "The Runtime API could not listen.")) }
        do {
            let package = try await packages.package(of: function)
            let bootstrap = try Bootstrap.path(in: package, runtime: function.runtime)
            try FileManager.default.createDirectory(atPath: temporaryFolder, withIntermediateDirectories: true)
            let variables = EnvironmentVariables(
                function: function, package: package, settings: settings, runtimeAPI: "127.0.0.1:\(port)",
                temporaryFolder: temporaryFolder, logStream: log.stream)
            await host(bootstrap, in: package, variables.values)
        } catch let error as PackageError {
            log.platform(error.message)
            await processEnded(.notStarted(reason: error.message))
        } catch let error as Bootstrap.Failure {
            log.platform("\(function.id): \(error.detail)")
            await processEnded(.notStarted(reason: error.reason))
        } catch {
            await processEnded(.notStarted(reason: "\(error)"))
        }
    }

    /// First the extensions; when all of them have registered, the runtime.
    private func host(_ bootstrap: String, in package: FunctionPackage, _ variables: [String: String]) async {
        await withTaskGroup(of: Void.self) { group in
            initStart = .now
            for path in ExternalExtensions.paths(in: package) {
                guard await launch(path) else { break }
                group.addTask { await self.hostExtension(path, variables) }
            }
            if await mayStartRuntime() {
                await processEnded(await hostRuntime(bootstrap, in: package, variables))
            } else {
                await processEnded(.notStarted(reason: "The environment ended before its process was started."))
            }
        }
    }

    private func mayStartRuntime() async -> Bool {
        if !extensions.areExternalsRegistered, await registration.value() == nil { return false }
        return !machine.hasEnded && !isEnding && !Task.isCancelled
    }

    private func hostRuntime(
        _ bootstrap: String, in package: FunctionPackage, _ variables: [String: String]
    ) async -> ProcessTermination {
        let process = HostedProcess(
            path: bootstrap, workingFolder: package.taskRoot, variables: variables,
            terminationMax: settings.terminationMax)
        do {
            return try await process.run(
                started: { processStarted($0) }, output: { log.output($0) }, outputEnded: { outputEnded($0) })
        } catch {
            return .notStarted(reason: HostedProcess.reason(error, starting: "/var/task/bootstrap"))
        }
    }

    private func processStarted(_ processes: ProcessGroup) {
        self.processes = processes
        log.openFence(process: processes.leader)
        // It was stopped while it was being started.
        if machine.hasEnded || isEnding { processes.kill() }
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
        await end(machine.processEnded(termination, cause: fatalErrorType))
    }

    /// A process that the environment cannot do without has ended.
    func end(_ ending: RuntimeProtocol.Ending) async {
        notify()
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
}
