import FoundationEssentials
import Glibc
import Synchronization
import TestSupport
import Testing

@Suite("Shutting down", .timeLimit(.minutes(2)))
struct ShutdownTests {
    private struct Outcome {
        let finished: FinishedProcess
        let requests: [PeerRequest]

        var results: [String] { requests.filter { $0.target.hasSuffix("/response") }.map(\.bodyText) }
        var registrations: [PeerRequest] { requests.filter { $0.target.hasSuffix("/extension/register") } }
    }

    @Test("SIGTERM while it waits: the hooks run, the last first, a failing one is no obstacle, and it exits with 0")
    func idle() async throws {
        let outcome = try await run("Identify", event: "{}")
        #expect(outcome.finished.exitCode == 0)
        let lines = outcome.finished.output.split(separator: "\n")
        #expect(lines.first == "last hook" && lines.last == "first hook", "\(lines)")
        #expect(lines.contains { $0.contains("a shutdown hook failed") && $0.contains("hook=failing") })
    }

    @Test("SIGTERM while an invocation is in hand: it is answered first")
    func busy() async throws {
        let outcome = try await run("Identify", event: #"{"terminates":true}"#)
        #expect(outcome.finished.exitCode == 0)
        #expect(outcome.results.count == 1)
        #expect(outcome.finished.output.contains("first hook"))
    }

    @Test("A hook that does not end is cut off, and named")
    func endless() async throws {
        let outcome = try await run("Linger", event: #"{"terminates":true}"#)
        #expect(outcome.finished.exitCode == 0)
        #expect(outcome.finished.output.contains(#"unfinished="endless, never run""#), "\(outcome.finished.output)")
        #expect(!outcome.finished.output.contains("never run\n"))
    }

    @Test("A function with hooks registers an internal extension for no events; one without does not")
    func registration() async throws {
        let hooked = try await run("Identify", event: #"{"terminates":true}"#)
        let registration = try #require(hooked.registrations.first)
        #expect(registration.bodyText == #"{"events":[]}"#)
        #expect(registration.header("Lambda-Extension-Name") == "function-runtime-shutdown")
        #expect(hooked.requests.first?.target == registration.target)
        let plain = try await run("Plain", event: #"{"terminates":true}"#)
        #expect(plain.finished.exitCode == 0)
        #expect(plain.registrations.isEmpty)
        #expect(plain.results.count == 1)
    }

    @Test("Where the extension is refused, the function works all the same, and says so")
    func refusedRegistration() async throws {
        let outcome = try await run("Identify", event: #"{"terminates":true}"#, registrationStatus: 403)
        #expect(outcome.results.count == 1)
        #expect(outcome.finished.output.contains("no internal extension"))
    }

    /// Runs the fixture's function on one event; while it waits for the next it gets SIGTERM, where it still runs.
    private func run(_ handler: String, event: String, registrationStatus: Int = 200) async throws -> Outcome {
        let given = Mutex(0)
        let process = Mutex<Int32?>(nil)
        let script: ScriptedPeer.Script = { connection in
            while let request = try await connection.readRequest() {
                if request.target.hasSuffix("/extension/register") {
                    try await connection.respond(
                        registrationStatus, ["Lambda-Extension-Identifier: 1-2-3"], body: "{}")
                } else if request.target.hasSuffix("/extension/event/next") {
                    try await connection.waitForClose()
                } else if request.method == "POST" {
                    process.withLock { $0 = Int32(request.bodyText) }
                    try await connection.respond(202)
                } else if given.withLock({ given in
                    given += 1
                    return given
                }) == 1 {
                    try await connection.respond(200, FakeRuntimeAPI.Step().headers, body: event)
                } else {
                    if let process = process.withLock({ $0 }) { kill(process, SIGTERM) }
                    try await connection.waitForClose()
                }
            }
        }
        return try await ScriptedPeer.with(script) { peer in
            let finished = try await ChildProcess.finish(
                PackageRoot.file(".build/debug/runtime-fixture"),
                environment: ["AWS_LAMBDA_RUNTIME_API": "127.0.0.1:\(peer.port)", "_HANDLER": handler])
            return Outcome(finished: finished, requests: peer.requests)
        }
    }
}
