import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// AWS's own clients, and `moneta clock`, on the schedules of the real process.
@Suite("EventBridge Scheduler and the clock, as AWS's clients see them")
struct SchedulerClientTests {
    private static let moneta = PackageRoot.file(".build/debug/moneta")
    private static let packages = ["boto3==1.43.11", "awscli==1.45.11"]
    private static let template = PackageRoot.file("Tests/Fixtures/applications/schedules/template.yaml")

    private static func emulator<Value: Sendable>(
        _ data: String, _ body: (EmulatorProcess) async throws -> Value
    ) async throws -> Value {
        try await EmulatorProcess.with(program: moneta, template: template, dataDirectory: data, body)
    }

    /// Runs `body` with an emulator on an empty folder.
    private func withCommands(_ body: (Commands) async throws -> Void) async throws {
        let python = try await PythonEnvironment.prepare("clients", packages: Self.packages)
        try await TemporaryDirectory.with { directory in
            try await Self.emulator(directory.file("data")) { emulator in
                try await body(Commands(python: python, endpoint: emulator.servicesURL, home: directory.path))
            }
        }
    }

    @Test(
        "boto3 makes, changes, lists and deletes schedules, which start when time is advanced", .timeLimit(.minutes(6)))
    func boto3() async throws {
        let python = try await PythonEnvironment.prepare("clients", packages: Self.packages)
        try await TemporaryDirectory.with { directory in
            try await Self.emulator(directory.file("data")) { emulator in
                let session = try await ChildProcess.finish(
                    python.python, [PackageRoot.file("Tests/Fixtures/clients/scheduler.py"), emulator.servicesURL],
                    within: .seconds(240))
                #expect(session.succeeded, "\(session.output)\n--- emulator\n\(emulator.process.output)")
                #expect(session.output.contains("passed"))
            }
        }
    }

    @Test("The AWS CLI makes a schedule, and moneta clock brings it to its time", .timeLimit(.minutes(5)))
    func commandLine() async throws {
        try await withCommands { commands in
            let created = try await commands.aws(
                "scheduler", "create-schedule", "--name", "party", "--schedule-expression",
                "at(2150-12-31T23:59:00)", "--schedule-expression-timezone", "Europe/Berlin",
                "--flexible-time-window", #"{"Mode":"OFF"}"#, "--target",
                #"{"Arn":"arn:aws:sqs:us-east-1:000000000000:reminders","#
                    + #""RoleArn":"arn:aws:iam::000000000000:role/r","Input":"cheers"}"#)
            #expect(created.contains("arn:aws:scheduler:us-east-1:000000000000:schedule/default/party"))
            #expect(try await commands.aws("scheduler", "list-schedules").contains(#""Name": "party""#))
            #expect(try await commands.aws("scheduler", "list-schedule-groups").contains(#""Name": "nights""#))

            // What the template has would be started far too often on the way.
            let refused = try await commands.moneta("clock", "advance", "--until", "2151-01-01")
            #expect(!refused.succeeded)
            #expect(refused.output.contains("more than 10000 schedule invocations"))
            let rules = try await commands.aws("events", "list-rules", "--query", "Rules[].Name", "--output", "text")
            for name in rules.split(whereSeparator: \.isWhitespace) {
                _ = try await commands.aws("events", "disable-rule", "--name", String(name))
            }
            _ = try await commands.aws("scheduler", "delete-schedule", "--name", "reminder")
            _ = try await commands.aws("scheduler", "delete-schedule", "--name", "nightly", "--group-name", "nights")
            let advanced = try await commands.moneta("clock", "advance", "--until", "2150-12-31T22:59:00Z")
            #expect(advanced.succeeded)
            #expect(advanced.output.contains("→ 2150-12-31T22:59:00Z, 1 schedule invocation started"))
            #expect(try await commands.receive("reminders").contains("cheers"))
        }
    }

    @Test("A rule that a client puts on the default bus starts its targets by its schedule", .timeLimit(.minutes(5)))
    func rules() async throws {
        try await withCommands { commands in
            _ = try await commands.aws(
                "events", "put-rule", "--name", "evening", "--schedule-expression", "cron(0 18 * * ? *)")
            _ = try await commands.aws(
                "events", "put-targets", "--rule", "evening", "--targets",
                "Id=1,Arn=arn:aws:sqs:us-east-1:000000000000:reminders")
            let advanced = try await commands.moneta("clock", "advance", "1d")
            #expect(advanced.succeeded, "\(advanced.output)")
            let received = try await commands.receive("reminders")
            #expect(received.contains("rule/evening"))
            #expect(received.contains("T18:00:00Z"))
            let refused = try await ChildProcess.finish(
                commands.python.executable("aws"),
                ["events", "put-rule", "--name", "x", "--schedule-expression", "rate(1 minutes)"],
                environment: commands.environment)
            #expect(refused.output.contains("Parameter ScheduleExpression is not valid."))
        }
    }

    @Test("Advanced time and what became due by it survive a kill", .timeLimit(.minutes(3)))
    func kill() async throws {
        let python = try await PythonEnvironment.prepare("clients", packages: Self.packages)
        try await TemporaryDirectory.with { directory in
            let data = directory.file("data")
            let advanced = try await Self.emulator(data) { emulator in
                let commands = Commands(python: python, endpoint: emulator.servicesURL, home: directory.path)
                let finished = try await commands.moneta("clock", "advance", "1d")
                // The functions have hardly begun.
                #expect(Glibc.kill(emulator.process.processID, SIGKILL) == 0)
                return finished.output
            }
            let what = advanced.split(separator: ", ").last ?? ""
            let count = try #require(Int(what.prefix { $0.isNumber }), "\(advanced)")
            #expect(count >= 26)
            try await Self.emulator(data) { emulator in
                let commands = Commands(python: python, endpoint: emulator.servicesURL, home: directory.path)
                #expect(try await commands.moneta("clock").output.contains("ahead by 1d"))
                try await eventually(within: .seconds(60), "every event of the day in the queue") {
                    try await commands.messageCount("records") >= count
                }
            }
        }
    }

    @Test("moneta clock says what to do where no emulator runs", .timeLimit(.minutes(1)))
    func nobody() async throws {
        let finished = try await ChildProcess.finish(
            Self.moneta, ["clock", "advance", "1d", "--endpoint", "http://127.0.0.1:9"])
        #expect(!finished.succeeded)
        #expect(finished.output.contains("No emulator answers at http://127.0.0.1:9. Start one with `moneta start`"))
    }

    /// The AWS CLI and `moneta` as a person runs them.
    private struct Commands {
        let python: PythonEnvironment
        let endpoint: String
        let home: String

        var environment: [String: String?] {
            [
                "AWS_ENDPOINT_URL": endpoint, "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test",
                "AWS_DEFAULT_REGION": "us-east-1", "HOME": home, "AWS_PAGER": "",
            ]
        }

        func aws(_ arguments: String...) async throws -> String {
            // Version 1 of the CLI has an endpoint of its own for SQS, whatever the environment says.
            let endpoint = arguments.first == "sqs" ? ["--endpoint-url", endpoint] : []
            let finished = try await ChildProcess.finish(
                python.executable("aws"), arguments + endpoint, environment: environment)
            try #require(finished.succeeded, "aws \(arguments.joined(separator: " "))\n\(finished.output)")
            return finished.output
        }

        func receive(_ queue: String) async throws -> String {
            try await aws("sqs", "receive-message", "--queue-url", url(queue), "--wait-time-seconds", "5")
        }

        func messageCount(_ queue: String) async throws -> Int {
            let answer = try await aws(
                "sqs", "get-queue-attributes", "--queue-url", url(queue), "--attribute-names",
                "ApproximateNumberOfMessages", "--query", "Attributes.ApproximateNumberOfMessages", "--output", "text")
            return Int(answer.filter(\.isNumber)) ?? 0
        }

        func moneta(_ arguments: String...) async throws -> FinishedProcess {
            try await ChildProcess.finish(
                SchedulerClientTests.moneta, arguments, environment: environment, within: .seconds(120))
        }

        private func url(_ queue: String) -> String { "\(endpoint)/000000000000/\(queue)" }
    }
}
