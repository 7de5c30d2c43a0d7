import FoundationEssentials

extension ExecutionEnvironment {
    func performAll() async {
        while !machine.hasEnded || work != nil {
            if let work {
                let answer = await perform(work)
                self.work = nil
                let goesOn = !machine.hasEnded && !isStopping
                // First, so that the caller's next invocation finds it.
                if goesOn { await owner.environmentBecameAvailable(self) }
                if let answer { work.invocation.ended.fill(answer) }
                if !goesOn { return }
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

    /// The runtime gets an invocation, and the extensions are told of it: its time begins.
    func begin(_ invocation: Invocation) -> RuntimeReply {
        log.begin(invocation)
        work?.start = .now
        work?.delivered.fill(())
        let deadline = settings.now().addingTimeInterval(TimeInterval(function.timeoutSeconds))
        answer(
            extensions.tell(.invoke) {
                .event(InvokeEvent(invocation, deadline: deadline), id: settings.newID())
            })
        return .invocation(invocation, deadline: deadline)
    }

    func settle(_ outcome: InvocationOutcome) {
        work?.outcome = outcome
        work?.settled.fill(())
        work?.delivered.close()
        if outcome.endsEnvironment { streamedBody?.finish(.truncated) }
    }

    private var timeout: Duration { .seconds(function.timeoutSeconds) }

    private typealias Answer = Result<InvocationResult, InvocationError>

    /// Nil when the invocation was given back.
    private func perform(_ work: Work) async -> Answer? {
        let bound = work.isColdStart ? max(settings.initMax, timeout) : timeout
        if await work.delivered.value(within: bound) == nil, self.work?.start == nil { expire(work) }
        if self.work?.outcome == nil, await work.settled.value(within: timeout) == nil { expire(work) }
        guard let work = self.work, let outcome = work.outcome else { return nil }
        return await conclude(work, outcome)
    }

    /// Does nothing when the invocation has ended meanwhile.
    private func expire(_ work: Work) {
        guard let outcome = machine.timeOut(work.invocation.requestID, timeoutSeconds: function.timeoutSeconds) else {
            return
        }
        settle(outcome)
    }

    /// Writes the log's end; what it returns is for the caller, unless that has been answered before.
    private func conclude(_ work: Work, _ answered: InvocationOutcome) async -> Answer {
        var end = ContinuousClock.now
        let memoryUsed = processes.flatMap { ProcessMemory.peakMegabytes(of: $0.leader) }
        await settleLog()
        var outcome = answered
        if !outcome.endsEnvironment, !extensions.areReady {
            // The caller does not wait for extensions, the end of the invocation does.
            work.invocation.ended.fill(answer(to: work, outcome, duration(of: work, outcome, until: end)))
            outcome = await awaitExtensions(work, outcome)
            end = .now
        }
        if outcome.endsEnvironment { await endProcesses(outcome.shutdownReason) }
        let duration = duration(of: work, outcome, until: end)
        if work.isColdStart, initDuration == nil, outcome != .abandoned { logFailedInit(outcome, until: end) }
        if work.start == nil { log.begin(work.invocation) }
        log.end(
            work.invocation, outcome, duration: duration, memoryUsedMegabytes: memoryUsed,
            initDuration: work.isColdStart ? initDuration : nil)
        defer { log.leave() }
        return answer(to: work, outcome, duration)
    }

    /// Every extension that was told of the invocation has asked for its next event: otherwise that is the outcome.
    private func awaitExtensions(_ work: Work, _ outcome: InvocationOutcome) async -> InvocationOutcome {
        let left = work.start.map { timeout - $0.duration(to: .now) } ?? .zero
        await wait(within: left) { extensions.areReady || machine.hasEnded }
        guard !extensions.areReady else { return outcome }
        let requestID = work.invocation.requestID
        guard !machine.hasEnded else {
            let type = fatalErrorType ?? FunctionError.extensionCrash
            return .exited(.fatal(requestID: requestID, type, "An extension ended before the invocation did"))
        }
        _ = machine.abandon()
        return .timedOut(.timedOut(requestID: requestID, timeoutSeconds: function.timeoutSeconds))
    }

    private func logFailedInit(_ outcome: InvocationOutcome, until end: ContinuousClock.Instant) {
        for each in extensions.all { log.platform(each.logLine) }
        log.endInit(outcome, duration: Milliseconds(initStart?.duration(to: end) ?? .zero))
    }

    /// An init phase that fails is what its invocation took; AWS runs it again inside of the invocation.
    private func duration(
        of work: Work, _ outcome: InvocationOutcome, until end: ContinuousClock.Instant
    ) -> Milliseconds {
        let start = work.start ?? (work.isColdStart ? initStart : nil)
        let duration = start?.duration(to: end) ?? .zero
        // The init phase may take longer than the function's own timeout.
        if work.start == nil, case .timedOut = outcome { return Milliseconds(min(duration, timeout)) }
        return Milliseconds(duration)
    }

    private func answer(to work: Work, _ outcome: InvocationOutcome, _ duration: Milliseconds) -> Answer {
        guard outcome != .abandoned else {
            return .failure(InvocationError(.shuttingDown, "The emulator is shutting down."))
        }
        return .success(
            InvocationResult(
                requestID: work.invocation.requestID, payload: outcome.payload,
                // Lambda says Unhandled for every error that comes through the Runtime API.
                failure: outcome.isSuccess ? nil : .unhandled, logTail: log.tail, isColdStart: work.isColdStart,
                durationMilliseconds: duration.value))
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
}
