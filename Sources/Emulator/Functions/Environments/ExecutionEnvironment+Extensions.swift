import FoundationEssentials

/// External extensions: processes of their own beside the runtime's.
extension ExecutionEnvironment {
    /// Expects the extension from now on: false, and the environment fails, when there are too many.
    func launch(_ path: String) async -> Bool {
        let name = Self.name(of: path)
        guard extensions.launch(name, id: settings.newID()) else {
            log.platform("EXTENSION\tName: \(name)\tState: LaunchError\tEvents: []\tError Type: TooManyExtensions")
            await fail(.notStarted(reason: "Extension limit (\(ExtensionRegistry.extensionsMax)) reached"))
            return false
        }
        liveExtensions.insert(name)
        return true
    }

    func hostExtension(_ path: String, _ variables: [String: String]) async {
        let name = Self.name(of: path)
        let process = HostedProcess(
            path: path, workingFolder: temporaryFolder,
            variables: ExternalExtensions.variables(of: variables, temporaryFolder: temporaryFolder),
            terminationMax: settings.terminationMax)
        let termination: ProcessTermination
        do {
            termination = try await process.run(
                started: { extensionStarted(name, $0) }, output: { log.extensionOutput($0) },
                outputEnded: { extensionOutputEnded(name, $0) })
        } catch {
            termination = .notStarted(reason: HostedProcess.reason(error, starting: "/opt/extensions/\(name)"))
        }
        await extensionEnded(name, termination)
    }

    /// Tells the external extensions that their environment ends, gives them until `end`, and kills those that are left.
    func endExtensions(_ reason: ShutdownReason, by end: ContinuousClock.Instant) async {
        guard !liveExtensions.isEmpty else { return }
        let left = ContinuousClock.now.duration(to: end)
        let deadline = settings.now().addingTimeInterval(left / .seconds(1))
        answer(
            extensions.tell(.shutdown, where: \.isExternal) {
                .event(ShutdownEvent(reason, deadline: deadline), id: settings.newID())
            })
        for each in extensions.all where !each.events.contains(.shutdown) { extensionProcesses[each.name]?.kill() }
        guard await !wait(within: left, until: { liveExtensions.isEmpty }) else { return }
        for processes in extensionProcesses.values { processes.kill() }
        await wait(within: settings.terminationMax) { liveExtensions.isEmpty }
    }

    private func extensionStarted(_ name: String, _ processes: ProcessGroup) {
        extensionProcesses[name] = processes
        if isEnding { processes.kill() }
    }

    /// What the process left behind ends with it.
    private func extensionOutputEnded(_ name: String, _ processes: ProcessGroup) {
        extensionProcesses[name] = nil
        processes.kill()
    }

    private func extensionEnded(_ name: String, _ termination: ProcessTermination) async {
        liveExtensions.remove(name)
        extensions.processEnded(name)
        notify()
        // Otherwise it ended because it was told to.
        if !isEnding { await fail(termination) }
    }

    /// Nothing of the environment lives on without its extensions.
    private func fail(_ termination: ProcessTermination) async {
        registration.close()
        await end(machine.extensionEnded(termination, cause: fatalErrorType))
    }

    private static func name(of path: String) -> String {
        String(path.split(separator: "/").last ?? "")
    }
}
