extension ExecutionEnvironment {
    /// Ends every process; does nothing the second time.
    ///
    /// As on AWS the runtime is killed at once unless there are extensions. With them it gets SIGTERM and a short time, and
    /// after it the external ones get the shutdown event and what is left of two seconds.
    ///
    /// Source: AWS Lambda developer guide, "Shutdown phase"; AWS's Runtime Interface Emulator (rapid/shutdown).
    func endProcesses(_ reason: ShutdownReason) async {
        guard !isEnding else { return }
        isEnding = true
        registration.close()
        let end = ContinuousClock.now + settings.shutdownPhaseMax
        if !extensions.isEmpty, let processes {
            processes.terminate()
            await wait(within: runtimeShutdownMax) { processHasEnded }
        }
        if !processHasEnded {
            processes?.kill()
            await wait(within: settings.terminationMax) { processHasEnded }
        }
        await endExtensions(reason, by: end)
    }

    private var runtimeShutdownMax: Duration {
        extensions.hasInternal ? settings.runtimeShutdownMax : settings.runtimeShutdownBesideExtensionsMax
    }
}
