import CurlTransport
import FoundationEssentials
import Glibc
import Scenario
import TestSupport
import Testing

/// How the emulator ends, and what it finds of one that was killed.
@Suite("The end of the emulator")
struct EndingTests {
    @Test("A long poll holds up the end by seconds at most", .timeLimit(.minutes(2)), arguments: [SIGTERM, SIGINT])
    func longPoll(signal: Int32) async throws {
        try await Programs.withApplication("echo") { emulator in
            let client = HTTPClient()
            defer { client.shutdown() }
            let queue = "\(emulator.servicesURL)/000000000000/jobs-dead"
            async let poll = try? await client.execute(
                Self.call(
                    "AmazonSQS.ReceiveMessage", #"{"QueueUrl":"\#(queue)","WaitTimeSeconds":20}"#, at: emulator))
            // Answered behind the poll's arrival: the emulator is at work.
            _ = try await client.execute(Self.call("AmazonSQS.ListQueues", "{}", at: emulator))
            let start = ContinuousClock.now
            emulator.process.send(signal: signal)
            try await eventually(within: .seconds(15), "the emulator to end") {
                !emulator.process.isRunning
            }
            #expect(start.duration(to: .now) < .seconds(10))
            _ = await poll
        }
    }

    @Test("A function that hangs while its emulator is killed is ended by the next one", .timeLimit(.minutes(2)))
    func orphans() async throws {
        try await TemporaryDirectory.with { directory in
            let data = directory.file("data")
            try await Self.emulate(data) { emulator in
                let client = HTTPClient()
                defer { client.shutdown() }
                let accepted = try await client.execute(
                    HTTPRequest(
                        .post, "\(emulator.servicesURL)/2015-03-31/functions/MisbehavingFunction/invocations",
                        headers: ["X-Amz-Invocation-Type": "Event"], body: Array(#"{"how":"hang"}"#.utf8)))
                #expect(accepted.status == 202)
                try await emulator.process.waitForOutput(containing: "START RequestId")
                emulator.process.kill()
            }
            #expect(!Self.processes(of: data).isEmpty)
            try await Self.emulate(data) { _ in
                try await eventually(within: .seconds(10), "the orphan to end") {
                    Self.processes(of: data).isEmpty
                }
            }
        }
    }

    @Test("An extension that stays when its emulator is killed is ended by the next one", .timeLimit(.minutes(2)))
    func orphanedExtension() async throws {
        try await TemporaryDirectory.with { directory in
            let data = directory.file("data")
            func emulate(_ body: (EmulatorProcess) async throws -> Void) async throws {
                try await EmulatorProcess.with(
                    program: Programs.moneta, template: Programs.application("streaming"), dataDirectory: data,
                    arguments: ["--parameter-overrides", "Notes=\(directory.file("notes"))"], body)
            }
            try await emulate { emulator in
                _ = try await Invocation.run("ObservedFunction", #"{"whole":1}"#, at: emulator.servicesURL)
                emulator.process.kill()
                // The function itself ends when it next asks for work.
                try await eventually { Self.processes(of: data).count == 1 }
            }
            #expect(Self.processes(of: data).count == 1)
            try await emulate { _ in
                try await eventually(within: .seconds(10), "the orphan to end") { Self.processes(of: data).isEmpty }
            }
        }
    }

    private static func emulate(_ data: String, _ body: (EmulatorProcess) async throws -> Void) async throws {
        try await EmulatorProcess.with(
            program: Programs.moneta, template: Programs.application("echo"), dataDirectory: data, body)
    }

    private static func call(_ target: String, _ body: String, at emulator: EmulatorProcess) -> HTTPRequest {
        HTTPRequest(
            .post, "\(emulator.servicesURL)/",
            headers: ["X-Amz-Target": target, "Content-Type": "application/x-amz-json-1.0"], body: Array(body.utf8))
    }

    /// The functions' processes of an emulator on this data, by their temporary folder.
    private static func processes(of data: String) -> [String] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return all.filter { process in
            guard Int32(process) != nil,
                let variables = try? Data(contentsOf: URL(filePath: "/proc/\(process)/environ"))
            else { return false }
            return String(decoding: variables, as: UTF8.self).contains("TMPDIR=\(data)/work/")
        }
    }
}
