import FoundationEssentials

extension ExecutionEnvironment {
    func performAll() async {
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

    func settle(_ outcome: InvocationOutcome) {
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
    func begin(_ invocation: Invocation) -> RuntimeReply {
        log.begin(invocation)
        work?.start = .now
        work?.delivered.fill(())
        return .invocation(
            invocation, deadline: settings.now().addingTimeInterval(TimeInterval(function.timeoutSeconds)))
    }

    func closePoll() {
        poll?.close()
        poll = nil
    }
}
