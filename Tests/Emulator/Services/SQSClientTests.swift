import FoundationEssentials
import TestSupport
import Testing

/// AWS's own clients on the queues of the real emulator.
@Suite("SQS by AWS's clients")
struct SQSClientTests {
    private static let packages = ["boto3==1.43.11", "awscli==1.45.11"]
    /// The last ones that speak the query protocol to SQS.
    private static let queryPackages = ["boto3==1.26.165", "botocore==1.29.165"]

    private func withEmulator<Value: Sendable>(_ body: (EmulatorProcess) async throws -> Value) async throws -> Value {
        try await TemporaryDirectory.with { directory in
            try await EmulatorProcess.with(
                program: PackageRoot.file(".build/debug/moneta"),
                template: PackageRoot.file("Tests/Fixtures/applications/queues/template.yaml"),
                dataDirectory: directory.file("data"), body)
        }
    }

    @Test(
        "boto3 makes every call, over AWS JSON and over the query protocol", .timeLimit(.minutes(5)),
        arguments: [("clients", packages, "json"), ("query-clients", queryPackages, "query")])
    func boto3(environment: String, packages: [String], wire: String) async throws {
        let python = try await PythonEnvironment.prepare(environment, packages: packages)
        try await withEmulator { emulator in
            let session = try await ChildProcess.finish(
                python.python, [PackageRoot.file("Tests/Fixtures/clients/sqs.py"), emulator.servicesURL],
                within: .seconds(120))
            #expect(session.succeeded, "\(session.output)\n--- emulator\n\(emulator.process.output)")
            #expect(session.output.contains("passed"))
            #expect(session.output.hasSuffix("over \(wire)\n"))
        }
    }

    @Test("The AWS CLI makes a FIFO queue, and sends, receives and deletes", .timeLimit(.minutes(5)))
    func commandLine() async throws {
        let python = try await PythonEnvironment.prepare("clients", packages: Self.packages)
        try await withEmulator { emulator in
            func aws(_ arguments: String...) async throws -> String {
                let finished = try await ChildProcess.finish(
                    python.executable("aws"), ["--endpoint-url", emulator.servicesURL, "sqs"] + arguments,
                    environment: [
                        "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1",
                        "AWS_DEFAULT_OUTPUT": "text",
                    ])
                try #require(finished.succeeded, "\(finished.output)")
                return finished.output.split(separator: "\n").joined(separator: "\n")
            }
            let url = try await aws(
                "create-queue", "--queue-name", "cli.fifo", "--attributes",
                #"{"FifoQueue":"true","ContentBasedDeduplication":"true"}"#)
            for body in ["one", "two"] {
                _ = try await aws(
                    "send-message", "--queue-url", url, "--message-body", body, "--message-group-id", "g")
            }
            let bodies = try await aws(
                "receive-message", "--queue-url", url, "--max-number-of-messages", "10", "--query", "Messages[].Body")
            #expect(bodies == "one\ttwo")
            let attributes = try await aws(
                "get-queue-attributes", "--queue-url", url, "--attribute-names", "All", "--query",
                "Attributes.ApproximateNumberOfMessagesNotVisible")
            #expect(attributes == "2")
            _ = try await aws("purge-queue", "--queue-url", url)
            _ = try await aws("delete-queue", "--queue-url", url)
        }
    }

    @Test("A FIFO queue keeps each group's order and every message while consumers and the emulator are killed")
    func soak() async throws {
        let python = try await PythonEnvironment.prepare("clients", packages: Self.packages)
        let finished = try await ChildProcess.finish(
            python.python,
            [
                PackageRoot.file("scripts/fifo-soak"), "--messages", "2000", "--groups", "50", "--consumers", "4",
                "--restarts", "1", "--seconds-max", "240",
            ], within: .seconds(300))
        #expect(finished.succeeded, "\(finished.output)")
        #expect(finished.output.contains("passed: 2000 messages of 50 groups in order, none lost"))
    }
}
