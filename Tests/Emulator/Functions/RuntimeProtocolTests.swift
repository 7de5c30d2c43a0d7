import Testing

@testable import Functions

@Suite("The Runtime API as a state machine")
struct RuntimeProtocolTests {
    static func invocation(_ requestID: String) -> Invocation {
        Invocation(
            function: FunctionConfiguration(
                id: FunctionID(stack: "S", logicalID: "F"), name: "f", handler: "h", runtime: "provided.al2",
                codePath: "/nowhere"),
            functionARN: "arn", requestID: requestID, payload: [], clientContext: nil, traceID: "t")
    }

    /// A machine whose runtime has got the invocation `requestID`.
    static func running(_ requestID: String) -> RuntimeProtocol {
        var machine = RuntimeProtocol()
        _ = machine.poll()
        _ = machine.assign(invocation(requestID))
        return machine
    }

    @Test("holds the first invocation until the runtime asks for it")
    func initPhase() {
        var machine = RuntimeProtocol()
        guard case .hold = machine.assign(Self.invocation("1")) else { return #expect(Bool(false)) }
        guard case .refuse = machine.assign(Self.invocation("2")) else { return #expect(Bool(false)) }
        guard case .deliver(let invocation) = machine.poll() else { return #expect(Bool(false)) }
        #expect(invocation.requestID == "1")
        #expect(!machine.isInitializing)
    }

    @Test("delivers to a runtime that waits, also when it has asked twice")
    func readyPhase() {
        var machine = RuntimeProtocol()
        guard case .wait = machine.poll(), case .wait = machine.poll() else { return #expect(Bool(false)) }
        guard case .deliver = machine.assign(Self.invocation("1")) else { return #expect(Bool(false)) }
    }

    @Test("accepts one result, for the invocation in hand alone")
    func results() {
        var machine = Self.running("1")
        #expect(machine.respond(to: "2", []).reply == .invalidRequestID)
        let report = machine.respond(to: "1", [7])
        #expect(report.reply == .accepted)
        #expect(report.outcome == .success([7]))
        #expect(machine.respond(to: "1", [8]).reply == .invalidRequestID)
        #expect(machine.fail("1", []).outcome == nil)
        guard case .wait = machine.poll() else { return #expect(Bool(false)) }
        #expect(machine.respond(to: "9", []).reply.status == 403)
    }

    @Test("takes an error as the invocation's result and goes on")
    func functionError() {
        var machine = Self.running("1")
        #expect(machine.fail("1", [1]).outcome == .functionError([1]))
        #expect(!machine.hasEnded)
    }

    @Test("answers 413 to a result over the limit, which is the invocation's failure")
    func tooLarge() {
        var machine = Self.running("1")
        let report = machine.respond(to: "1", nil)
        #expect(report.reply.status == 413)
        #expect(report.outcome == .functionError(FunctionError.responseTooLarge.payload))
        #expect(!machine.hasEnded)
    }

    @Test("refuses to hand out a second invocation while one is in hand")
    func pollWhileRunning() {
        var machine = Self.running("1")
        guard case .refuse(let reply) = machine.poll() else { return #expect(Bool(false)) }
        #expect(reply.status == 403)
        #expect(String(decoding: reply.body, as: UTF8.self).contains("InvalidStateTransition"))
    }

    @Test("takes an init error in the init phase alone")
    func initError() {
        var machine = RuntimeProtocol()
        _ = machine.assign(Self.invocation("1"))
        #expect(machine.failInit([3]).outcome == .initError([3]))
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
        _ = machine.respond(to: "1", [])
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
        #expect(machine.respond(to: "1", []).outcome == nil)
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
