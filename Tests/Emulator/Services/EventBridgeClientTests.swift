import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// AWS's own clients, on EventBridge in the real process.
@Suite("EventBridge, as AWS's clients see it")
struct EventBridgeClientTests {
    private static let moneta = PackageRoot.file(".build/debug/moneta")
    private static let packages = ["boto3==1.43.11", "awscli==1.45.11"]
    private static let template = PackageRoot.file("Tests/Fixtures/applications/events/template.yaml")

    private static func emulator<Value: Sendable>(
        _ directory: TemporaryDirectory, _ body: (EmulatorProcess) async throws -> Value
    ) async throws -> Value {
        try await EmulatorProcess.with(
            program: moneta, template: template, dataDirectory: directory.file("data"), body)
    }

    /// The AWS CLI with test credentials and no configuration of the person who runs the tests.
    private static func commandLine(
        _ arguments: [String], _ emulator: EmulatorProcess, home: String
    ) async throws -> String {
        let python = try await PythonEnvironment.prepare("clients", packages: Self.packages)
        let finished = try await ChildProcess.finish(
            python.executable("aws"), arguments + ["--endpoint-url", emulator.servicesURL],
            environment: [
                "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "HOME": home,
                "AWS_DEFAULT_REGION": "us-east-1", "AWS_PAGER": "",
            ], within: .seconds(60))
        try #require(finished.succeeded, "aws \(arguments.joined(separator: " "))\n\(finished.output)")
        return finished.output
    }

    @Test("boto3 makes every call, and events reach their targets in every form", .timeLimit(.minutes(5)))
    func boto3() async throws {
        let python = try await PythonEnvironment.prepare("clients", packages: Self.packages)
        try await TemporaryDirectory.with { directory in
            try await Self.emulator(directory) { emulator in
                let session = try await ChildProcess.finish(
                    python.python, [PackageRoot.file("Tests/Fixtures/clients/events.py"), emulator.servicesURL],
                    within: .seconds(240))
                #expect(session.succeeded, "\(session.output)\n--- emulator\n\(emulator.process.output)")
                #expect(session.output.contains("passed"))
            }
        }
    }

    @Test("The AWS CLI makes a rule and its target, tests a pattern and puts an event", .timeLimit(.minutes(5)))
    func commandLine() async throws {
        try await TemporaryDirectory.with { directory in
            try await Self.emulator(directory) { emulator in
                func aws(_ arguments: String...) async throws -> String {
                    try await Self.commandLine(arguments, emulator, home: directory.path)
                }
                let rule = try await aws(
                    "events", "put-rule", "--name", "cli", "--event-pattern", #"{"source":["cli"]}"#)
                #expect(rule.contains("arn:aws:events:us-east-1:000000000000:rule/cli"))
                let targets = try await aws(
                    "events", "put-targets", "--rule", "cli", "--targets",
                    "Id=1,Arn=arn:aws:sqs:us-east-1:000000000000:received")
                #expect(targets.contains(#""FailedEntryCount": 0"#))
                let matches = try await aws(
                    "events", "test-event-pattern", "--event-pattern", #"{"source":["cli"]}"#, "--event",
                    #"{"source":"cli","id":"1"}"#)
                #expect(matches.contains(#""Result": true"#))
                let put = try await aws(
                    "events", "put-events", "--entries",
                    #"[{"Source":"cli","DetailType":"greeting","Detail":"{\"hello\":\"world\"}"}]"#)
                #expect(put.contains(#""FailedEntryCount": 0"#))
                let message = try await aws(
                    "sqs", "receive-message", "--queue-url", "\(emulator.servicesURL)/000000000000/received",
                    "--wait-time-seconds", "10")
                #expect(message.contains("greeting"))
                let listed = try await aws("events", "list-rules", "--event-bus-name", "orders")
                #expect(listed.contains(#""Name": "paid""#))
            }
        }
    }

    @Test("What PutEvents has answered is delivered after a kill", .timeLimit(.minutes(5)))
    func killed() async throws {
        try await TemporaryDirectory.with { directory in
            let eventCount = 10
            try await Self.emulator(directory) { emulator in
                let entries = (0..<eventCount).map { number in
                    #"{"Source":"shop","DetailType":"t","EventBusName":"orders","#
                        + #""Detail":"{\"id\":\"o-\#(number)\",\"state\":\"paid\",\"amount\":10}"}"#
                }
                let put = try await Self.commandLine(
                    ["events", "put-events", "--entries", "[\(entries.joined(separator: ","))]"], emulator,
                    home: directory.path)
                #expect(put.contains(#""FailedEntryCount": 0"#))
                kill(emulator.process.processID, SIGKILL)
                try await eventually(within: .seconds(10), "the emulator to be dead") { !emulator.process.isRunning }
            }
            try await Self.emulator(directory) { emulator in
                var orders: Set<String> = []
                while orders.count < eventCount {
                    let found = try await Self.commandLine(
                        [
                            "sqs", "receive-message", "--queue-url", "\(emulator.servicesURL)/000000000000/received",
                            "--wait-time-seconds", "10", "--max-number-of-messages", "10", "--query",
                            "Messages[].Body", "--output", "text",
                        ], emulator, home: directory.path)
                    let ids = (0..<eventCount).map { "o-\($0)" }.filter { found.contains("\"\($0)\"") }
                    try #require(!ids.isEmpty, "only \(orders.sorted()) came: \(found)")
                    orders.formUnion(ids)
                }
                #expect(orders.count == eventCount)
            }
        }
    }
}
