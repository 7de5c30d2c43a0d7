import FoundationEssentials
import Subprocess
import SystemPackage

extension ExecutionEnvironment {
    /// Runs the function's process until it ends.
    func host(on port: Int?) async {
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

    func run(_ bootstrap: String, in package: FunctionPackage, _ variables: [String: String])
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
    func endProcess() async {
        guard !processHasEnded else { return }
        processes?.terminate()
        if await waitForExit(within: settings.terminationMax) { return }
        processes?.kill()
        await waitForExit(within: settings.terminationMax)
    }

    @discardableResult
    func waitForExit(within bound: Duration) async -> Bool {
        if processHasEnded { return true }
        let waiter = OneShot<Void>()
        exitWaiters.append(waiter)
        _ = await waiter.value(within: bound)
        return processHasEnded
    }
}
