import Synchronization
import TestSupport
import Testing

@testable import LambdaExtensions

@Suite("The life of an extension", .timeLimit(.minutes(2)))
struct ExtensionProgramTests {
    typealias Answer = ScriptedLambda.Answer

    private struct MissingKey: Error {}

    private struct Outcome: Sendable {
        let endedWell: Bool
        let log: [String]
        let requests: [PeerRequest]

        var targets: [String] { requests.map { String($0.target.split(separator: "/", maxSplits: 2).last ?? "") } }
    }

    private static func run(
        _ lambda: ScriptedLambda, environment: [String: String] = [:],
        start: (ExtensionClient) async throws -> Void = { _ in },
        handle: (ExtensionEvent) async throws -> Void = { _ in }
    ) async throws -> Outcome {
        let log = Mutex<[String]>([])
        return try await lambda.run { peer in
            let program = ExtensionProgram(
                name: "durations", events: [.invoke, .shutdown],
                environment: peer.environment.merging(environment) { $1 },
                log: { line in log.withLock { $0.append(line) } })
            let endedWell = await program.run(start: start, handle: { _, event in try await handle(event) })
            return Outcome(endedWell: endedWell, log: log.withLock { $0 }, requests: peer.requests)
        }
    }

    @Test("It registers, starts, handles one event after the other, and ends with the shutdown")
    func wholeLife() async throws {
        var lambda = ScriptedLambda()
        lambda.events.insert(.response(200, [], #"{"eventType":"THAW"}"#), at: 1)
        var calls: [String] = []
        let outcome = try await Self.run(
            lambda, start: { client in calls.append("start \(client.registration.functionName)") },
            handle: { event in
                switch event {
                case .invoke(let invocation): calls.append(invocation.requestID)
                case .shutdown(let shutdown): calls.append(shutdown.reason.rawValue)
                case .unknown(let type): calls.append(type)
                }
            })
        #expect(outcome.endedWell)
        #expect(outcome.log == [])
        #expect(calls == ["start greet", "request-1", "THAW", "spindown"])
        #expect(outcome.targets == ["register"] + [String](repeating: "event/next", count: 3))
    }

    @Test("What start throws is an init error")
    func initError() async throws {
        let outcome = try await Self.run(ScriptedLambda(), start: { _ in throw MissingKey() })
        #expect(!outcome.endedWell)
        #expect(outcome.targets == ["register", "init/error"])
        #expect(outcome.requests.last?.header("Lambda-Extension-Function-Error-Type") == "Extension.MissingKey")
        #expect(outcome.log == ["[ERROR] extension durations: it cannot start: MissingKey()"])
    }

    @Test("What handle throws is an exit error, in the shutdown too", arguments: [true, false])
    func exitError(_ duringShutdown: Bool) async throws {
        let outcome = try await Self.run(
            ScriptedLambda(),
            handle: { event in
                if case .shutdown = event { throw MissingKey() }
                if !duringShutdown { throw MissingKey() }
            })
        #expect(!outcome.endedWell)
        #expect(outcome.targets.last == "exit/error")
        #expect(outcome.targets.count == (duringShutdown ? 4 : 3))
        #expect(outcome.log == ["[ERROR] extension durations: it cannot go on: MissingKey()"])
    }

    @Test(
        "An event that cannot be read is reported; where Lambda's API itself fails, the extension just ends",
        arguments: [
            (Answer.response(200, [], "{"), "Extension.malformedResponse"), (.response(403), "Extension.refused"),
            (.response(500), nil), (.drop, nil),
        ] as [(Answer, String?)])
    func failedNext(_ answer: Answer, _ errorType: String?) async throws {
        let outcome = try await Self.run(ScriptedLambda(events: [answer, answer]))
        #expect(!outcome.endedWell)
        #expect(outcome.requests.first { $0.target.hasSuffix("/exit/error") }?.errorType == errorType)
        #expect(outcome.log.count == 1)
    }

    @Test(
        "A registration that fails ends it before it starts", arguments: [Answer.response(403), .response(500), .drop])
    func failedRegistration(_ answer: Answer) async throws {
        let outcome = try await Self.run(
            ScriptedLambda(registration: answer), start: { _ in Issue.record("it must not start") })
        #expect(!outcome.endedWell)
        #expect(Set(outcome.targets) == ["register"])
        #expect(outcome.log.first?.hasPrefix("[ERROR] extension durations: it cannot register: ") == true)
    }

    @Test("An error that cannot be reported is logged too")
    func failedReport() async throws {
        let outcome = try await Self.run(
            ScriptedLambda(errorReceipt: .response(403)), start: { _ in throw MissingKey() })
        #expect(!outcome.endedWell)
        #expect(outcome.log.count == 2)
        #expect(outcome.log.last?.contains("could not be reported: refused") == true)
    }

    @Test(
        "On Lambda Managed Instances it does not ask for invocations, which would be refused",
        arguments: [("lambda-managed-instances", ["SHUTDOWN"]), ("on-demand", ["INVOKE", "SHUTDOWN"])])
    func managedInstances(_ type: String, _ events: [String]) async throws {
        let outcome = try await Self.run(ScriptedLambda(), environment: ["AWS_LAMBDA_INITIALIZATION_TYPE": type])
        #expect(try JSON(outcome.requests[0].body)["events"]?.strings == events)
    }
}

extension PeerRequest {
    fileprivate var errorType: String? { header("Lambda-Extension-Function-Error-Type") }
}
