import Testing

@testable import Functions

@Suite("The Runtime API as a state machine")
struct RuntimeProtocolTests {
    static func invocation(_ requestID: String) -> Invocation {
        Invocation(
            function: FunctionConfiguration(
                id: FunctionID(stack: "S", logicalID: "F"), name: "f", handler: "h", runtime: "provided.al2",
                codePath: "/nowhere"),
            functionARN: "arn", requestID: requestID, invocationID: "attempt", payload: [], clientContext: nil,
            traceID: "t", response: nil)
    }

    /// A machine whose runtime has got the invocation `requestID`.
    static func running(_ requestID: String) -> RuntimeProtocol {
        var machine = RuntimeProtocol()
        _ = machine.poll(areExtensionsReady: true)
        _ = machine.assign(invocation(requestID))
        return machine
    }

    @Test("holds the first invocation until the runtime asks for it")
    func initPhase() {
        var machine = RuntimeProtocol()
        guard case .hold = machine.assign(Self.invocation("1")) else { return #expect(Bool(false)) }
        guard case .refuse = machine.assign(Self.invocation("2")) else { return #expect(Bool(false)) }
        guard case .deliver(let invocation) = machine.poll(areExtensionsReady: true) else {
            return #expect(Bool(false))
        }
        #expect(invocation.requestID == "1")
        #expect(!machine.isInitializing)
    }

    @Test("delivers to a runtime that waits, also when it has asked twice")
    func readyPhase() {
        var machine = RuntimeProtocol()
        guard case .wait = machine.poll(areExtensionsReady: true), case .wait = machine.poll(areExtensionsReady: true)
        else { return #expect(Bool(false)) }
        guard case .deliver = machine.assign(Self.invocation("1")) else { return #expect(Bool(false)) }
    }

    @Test("accepts one result, for the invocation in hand alone")
    func results() {
        var machine = Self.running("1")
        #expect(machine.respond(to: InvocationAnswer(requestID: "2"), []).reply == .invalidRequestID)
        let report = machine.respond(to: InvocationAnswer(requestID: "1"), [7])
        #expect(report.reply == .accepted)
        #expect(report.outcome == .success([7]))
        #expect(machine.respond(to: InvocationAnswer(requestID: "1"), [8]).reply == .invalidRequestID)
        #expect(machine.fail(InvocationAnswer(requestID: "1"), []).outcome == nil)
        guard case .wait = machine.poll(areExtensionsReady: true) else { return #expect(Bool(false)) }
        #expect(machine.respond(to: InvocationAnswer(requestID: "9"), []).reply.status == 403)
    }

    @Test("takes an error as the invocation's result and goes on")
    func functionError() {
        var machine = Self.running("1")
        #expect(machine.fail(InvocationAnswer(requestID: "1"), [1]).outcome == .functionError([1]))
        #expect(!machine.hasEnded)
    }

    @Test("answers 413 to a result over the limit, which is the invocation's failure")
    func tooLarge() {
        var machine = Self.running("1")
        let report = machine.respond(to: InvocationAnswer(requestID: "1"), nil)
        #expect(report.reply.status == 413)
        #expect(report.outcome == .functionError(FunctionError.responseTooLarge.payload))
        #expect(!machine.hasEnded)
    }

    @Test("refuses to hand out a second invocation while one is in hand")
    func pollWhileRunning() {
        var machine = Self.running("1")
        guard case .refuse(let reply) = machine.poll(areExtensionsReady: true) else { return #expect(Bool(false)) }
        #expect(reply.status == 403)
        #expect(String(decoding: reply.body, as: UTF8.self).contains("InvalidStateTransition"))
    }

    @Test("takes an init error in the init phase alone")
    func initError() {
        var machine = RuntimeProtocol()
        _ = machine.assign(Self.invocation("1"))
        #expect(machine.failInit([3]).outcome == .initError([3], type: nil))
        #expect(machine.hasEnded)
        var running = Self.running("1")
        #expect(running.failInit([3]).reply.status == 403)
    }

    @Test("fails the invocation in hand when the process ends")
    func exit() {
        var machine = Self.running("1")
        guard case .fail(.exited(let error)) = machine.processEnded(.exited(code: 1)) else {
            return #expect(Bool(false))
        }
        #expect(error.errorType == "Runtime.ExitError")
        #expect(error.errorMessage == "RequestId: 1 Error: Runtime exited with error: exit status 1")
        guard case .refuse = machine.assign(Self.invocation("2")) else { return #expect(Bool(false)) }
    }

    @Test("gives back an invocation that the runtime never saw")
    func givesBack() {
        var machine = Self.running("1")
        _ = machine.respond(to: InvocationAnswer(requestID: "1"), [])
        guard case .hold = machine.assign(Self.invocation("2")) else { return #expect(Bool(false)) }
        guard case .giveBack(let invocation) = machine.processEnded(.signalled(number: 9)) else {
            return #expect(Bool(false))
        }
        #expect(invocation.requestID == "2")
    }

    @Test("times out the invocation in hand, and no other")
    func timeout() {
        var machine = Self.running("1")
        #expect(machine.timeOut("2", timeoutSeconds: 3) == nil)
        #expect(
            machine.timeOut("1", timeoutSeconds: 3)
                == .timedOut(
                    FunctionError("Sandbox.Timedout", "RequestId: 1 Error: Task timed out after 3.00 seconds")))
        #expect(machine.timeOut("1", timeoutSeconds: 3) == nil)
        #expect(machine.respond(to: InvocationAnswer(requestID: "1"), []).outcome == nil)
    }

    @Test("answers 410 to a response that comes after the timeout, or to an attempt before")
    func late() {
        var machine = Self.running("1")
        let stale = InvocationAnswer(requestID: "1", invocationID: "attempt before")
        #expect(machine.respond(to: stale, []).reply == .invokeTimeout)
        #expect(machine.respond(to: stale, []).reply.status == 410)
        _ = machine.timeOut("1", timeoutSeconds: 3)
        let late = InvocationAnswer(requestID: "1", invocationID: "attempt")
        #expect(machine.respond(to: late, []).reply == .invokeTimeout)
        #expect(machine.fail(late, []).reply == .invokeTimeout)
        #expect(machine.respond(to: InvocationAnswer(requestID: "2"), []).reply.status == 403)
    }

    @Test("a streamed response is in hand from its head to its end")
    func streaming() {
        var machine = Self.running("1")
        let answer = InvocationAnswer(requestID: "1", invocationID: "attempt")
        guard case .refuse(.invalidRequestID) = machine.beginStream(InvocationAnswer(requestID: "2")) else {
            return #expect(Bool(false))
        }
        guard case .accept(let invocation) = machine.beginStream(answer) else { return #expect(Bool(false)) }
        #expect(invocation.requestID == "1")
        guard case .refuse = machine.poll(areExtensionsReady: true) else { return #expect(Bool(false)) }
        #expect(machine.respond(to: answer, []).reply.status == 403)
        guard case .refuse = machine.beginStream(answer) else { return #expect(Bool(false)) }
        let report = machine.endStream(answer, .streamed, reply: .accepted)
        #expect(report.outcome == .streamed)
        #expect(report.reply == .accepted)
        guard case .wait = machine.poll(areExtensionsReady: true) else { return #expect(Bool(false)) }
    }

    @Test("a streamed response that is cut off by the timeout, or by the process's end, settles nothing more")
    func streamingCutOff() {
        let answer = InvocationAnswer(requestID: "1")
        var machine = Self.running("1")
        _ = machine.beginStream(answer)
        #expect(machine.timeOut("1", timeoutSeconds: 3) != nil)
        let late = machine.endStream(answer, .streamed, reply: .accepted)
        #expect(late.outcome == nil)
        #expect(late.reply == .invokeTimeout)

        machine = Self.running("1")
        _ = machine.beginStream(answer)
        guard case .fail(.exited(let error)) = machine.processEnded(.exited(code: 2)) else {
            return #expect(Bool(false))
        }
        #expect(error.errorType == "Runtime.ExitError")
        #expect(machine.endStream(answer, .streamed, reply: .accepted).outcome == nil)
    }

    @Test("the init phase ends when the runtime and the extensions are ready, whoever is last")
    func extensionsAtInit() {
        var machine = RuntimeProtocol()
        _ = machine.assign(Self.invocation("1"))
        #expect(machine.extensionsBecameReady() == nil)
        guard case .wait = machine.poll(areExtensionsReady: false) else { return #expect(Bool(false)) }
        #expect(machine.isInitializing)
        #expect(machine.failInit([]).reply.status == 403)
        #expect(machine.extensionsBecameReady()?.requestID == "1")
        #expect(!machine.isInitializing)
        #expect(machine.respond(to: InvocationAnswer(requestID: "1"), []).outcome == .success([]))
    }

    @Test(
        "an extension that ends takes the environment with it",
        arguments: [
            (ProcessTermination.exited(code: 0), nil, "Extension.Crash", "exit code 0"),
            (.exited(code: 3), nil, "Extension.Crash", "exit status 3"),
            (.signalled(number: 9), nil, "Extension.Crash", "signal: killed"),
            (.exited(code: 1), "Extension.InitError", "Extension.InitError", "exit status 1"),
            (.notStarted(reason: "no such file"), nil, "Extension.LaunchError", "no such file"),
        ] as [(ProcessTermination, String?, String, String)])
    func extensionEnd(termination: ProcessTermination, cause: String?, type: String, reason: String) {
        var machine = Self.running("1")
        guard case .fail(let outcome) = machine.extensionEnded(termination, cause: cause) else {
            return #expect(Bool(false))
        }
        #expect(outcome == .exited(FunctionError(type, "RequestId: 1 Error: \(reason)")))
        #expect(machine.hasEnded)
    }

    @Test(
        "says how a process ended in AWS's words",
        arguments: [
            (ProcessTermination.exited(code: 0), "Runtime exited without providing a reason"),
            (.exited(code: 3), "Runtime exited with error: exit status 3"),
            (.signalled(number: 9), "Runtime exited with error: signal: killed"),
            (.signalled(number: 11), "Runtime exited with error: signal: segmentation fault"),
        ])
    func reasons(termination: ProcessTermination, reason: String) {
        #expect(termination.reason == reason)
    }
}
