import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// AWS's own clients, on event source mappings and asynchronous invocations of the real process.
@Suite("Lambda's triggers, as AWS's clients see them")
struct LambdaClientTests {
    private static let moneta = PackageRoot.file(".build/debug/moneta")
    private static let packages = ["boto3==1.43.11", "awscli==1.45.11"]
    private static let template = PackageRoot.file("Tests/Fixtures/applications/mappings/template.yaml")

    private func run(_ script: String) async throws {
        let python = try await PythonEnvironment.prepare("clients", packages: Self.packages)
        try await TemporaryDirectory.with { directory in
            try await Self.emulator(directory) { emulator in
                let session = try await ChildProcess.finish(
                    python.python, [PackageRoot.file("Tests/Fixtures/clients/\(script)"), emulator.servicesURL],
                    within: .seconds(240))
                #expect(session.succeeded, "\(session.output)\n--- emulator\n\(emulator.process.output)")
                #expect(session.output.contains("passed"))
            }
        }
    }

    private static func emulator<Value: Sendable>(
        _ directory: TemporaryDirectory, _ body: (EmulatorProcess) async throws -> Value
    ) async throws -> Value {
        try await EmulatorProcess.with(
            program: moneta, template: template, dataDirectory: directory.file("data"),
            arguments: ["--async-retry-delay", "0.2"], body)
    }

    @Test(
        "boto3 makes, changes, lists and deletes event source mappings, which do what AWS's do", .timeLimit(.minutes(6))
    )
    func mappings() async throws { try await run("mappings.py") }

    @Test("boto3 invokes asynchronously, sets retries and destinations, and finds the records", .timeLimit(.minutes(6)))
    func asynchronous() async throws { try await run("asynchronous.py") }

    @Test("The AWS CLI makes, changes and deletes a mapping and sets retries", .timeLimit(.minutes(6)))
    func commandLine() async throws {
        let python = try await PythonEnvironment.prepare("clients", packages: Self.packages)
        try await TemporaryDirectory.with { directory in
            try await Self.emulator(directory) { emulator in
                func aws(_ arguments: String...) async throws -> String {
                    let finished = try await ChildProcess.finish(
                        python.executable("aws"), arguments + ["--endpoint-url", emulator.servicesURL],
                        environment: [
                            "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "HOME": directory.path,
                            "AWS_DEFAULT_REGION": "us-east-1", "AWS_PAGER": "",
                        ], within: .seconds(60))
                    #expect(finished.succeeded, "\(arguments): \(finished.output)")
                    return finished.output
                }
                _ = try await aws("sqs", "create-queue", "--queue-name", "cli")
                let uuid = try await aws(
                    "lambda", "create-event-source-mapping", "--function-name", "plain", "--event-source-arn",
                    "arn:aws:sqs:us-east-1:000000000000:cli", "--query", "UUID", "--output", "text"
                ).split(separator: "\n").joined()
                let listed = try await aws("lambda", "list-event-source-mappings", "--function-name", "plain")
                #expect(listed.contains(uuid))
                let changed = try await aws(
                    "lambda", "update-event-source-mapping", "--uuid", uuid, "--batch-size", "2")
                #expect(changed.contains(#""State": "Updating""#))
                let shown = try await aws("lambda", "get-event-source-mapping", "--uuid", uuid)
                #expect(shown.contains(#""BatchSize": 2"#))
                #expect(shown.contains(#""State": "Enabled""#))
                #expect(try await aws("lambda", "delete-event-source-mapping", "--uuid", uuid).contains("Deleting"))

                let set = try await aws(
                    "lambda", "put-function-event-invoke-config", "--function-name", "plain",
                    "--maximum-retry-attempts", "1")
                #expect(set.contains(#""MaximumRetryAttempts": 1"#))
                _ = try await aws("lambda", "delete-function-event-invoke-config", "--function-name", "plain")
                let none = try await aws("lambda", "list-function-event-invoke-configs", "--function-name", "plain")
                #expect(none.contains(#""FunctionEventInvokeConfigs": []"#))
            }
        }
    }

    @Test("A kill loses no event that was accepted, and no mapping", .timeLimit(.minutes(6)))
    func killed() async throws {
        let python = try await PythonEnvironment.prepare("clients", packages: Self.packages)
        let script = PackageRoot.file("Tests/Fixtures/clients/survivors.py")
        try await TemporaryDirectory.with { directory in
            let accepted = try await Self.emulator(directory) { emulator in
                let before = try await ChildProcess.finish(
                    python.python, [script, emulator.servicesURL, "before"], within: .seconds(120))
                #expect(kill(emulator.process.processID, SIGKILL) == 0)
                #expect(before.succeeded, "\(before.output)")
                return before.output.split(separator: " ").dropFirst().map {
                    $0.split(separator: "\n").joined()
                }
            }
            #expect(accepted.count == 100)
            try await Self.emulator(directory) { emulator in
                let after = try await ChildProcess.finish(
                    python.python, [script, emulator.servicesURL, "after", accepted.joined(separator: ",")],
                    within: .seconds(120))
                #expect(after.succeeded, "\(after.output)\n--- emulator\n\(emulator.process.output)")
            }
        }
    }
}
