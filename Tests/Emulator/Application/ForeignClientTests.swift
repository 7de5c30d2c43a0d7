import FoundationEssentials
import Scenario
import TestSupport
import Testing

/// Clients that nobody here wrote, on the emulator's services port.
@Suite("Foreign clients")
struct ForeignClientTests {
    static let packages = ["boto3==1.43.11", "awscli==1.45.11"]

    @Test("boto3 invokes functions and uses tables, queues, event sources and keys", .timeLimit(.minutes(5)))
    func boto3() async throws {
        let python = try await PythonEnvironment.prepare("clients", packages: Self.packages)
        try await Programs.withApplication("echo") { emulator in
            let session = try await ChildProcess.finish(
                python.python, [PackageRoot.file("Tests/Fixtures/clients/session.py"), emulator.servicesURL],
                within: .seconds(180))
            #expect(session.succeeded, "\(session.output)\n--- emulator\n\(emulator.process.output)")
            #expect(session.output.contains("passed"))
        }
    }

    @Test("The AWS CLI invokes a function and uses a table and a queue", .timeLimit(.minutes(5)))
    func commandLine() async throws {
        let python = try await PythonEnvironment.prepare("clients", packages: Self.packages)
        try await TemporaryDirectory.with { directory in
            try await Programs.withApplication("echo") { emulator in
                let aws = CommandLineClient(
                    program: python.executable("aws"), endpoint: emulator.servicesURL, home: directory.path)
                let out = directory.file("out.json")
                let invoked = try await aws.run(
                    "lambda", "invoke", "--function-name", "EchoFunction", "--payload", #"{"hello":"CLI"}"#, out)
                #expect(invoked.contains(#""StatusCode": 200"#))
                let result = try String(contentsOf: URL(filePath: out), encoding: .utf8)
                #expect(result.contains(#""hello": "CLI""#))

                _ = try await aws.run(
                    "dynamodb", "create-table", "--table-name", "cli", "--billing-mode", "PAY_PER_REQUEST",
                    "--attribute-definitions", "AttributeName=pk,AttributeType=S", "--key-schema",
                    "AttributeName=pk,KeyType=HASH")
                _ = try await aws.run(
                    "dynamodb", "put-item", "--table-name", "cli", "--item", #"{"pk":{"S":"1"},"n":{"N":"42"}}"#)
                let item = try await aws.run(
                    "dynamodb", "get-item", "--table-name", "cli", "--key", #"{"pk":{"S":"1"}}"#)
                #expect(item.contains(#""N": "42""#))

                let queue = try await aws.run(
                    "sqs", "create-queue", "--queue-name", "cli", "--query", "QueueUrl", "--output", "text"
                ).trimmingSuffix("\n")
                _ = try await aws.run("sqs", "send-message", "--queue-url", queue, "--message-body", "from the CLI")
                let message = try await aws.run(
                    "sqs", "receive-message", "--queue-url", queue, "--wait-time-seconds", "2")
                #expect(message.contains("from the CLI"))
            }
        }
    }

    @Test("awslambdaric, AWS's own Python runtime client, runs a Python function", .timeLimit(.minutes(5)))
    func pythonRuntimeClient() async throws {
        let python = try await PythonEnvironment.prepare("runtime-client", packages: ["awslambdaric==4.2.2"])
        let arguments = ["--parameter-overrides", "Python=\(python.python)"]
        try await Programs.withApplication("python", arguments: arguments) { emulator in
            let greeting = try await Invocation.run(
                "GreetFunction", #"{"name":"Ada"}"#, at: emulator.servicesURL)
            #expect(greeting.functionError == nil)
            #expect(greeting.text.contains("Hello, Ada"))
            let failed = try await Invocation.run("GreetFunction", #"{"fail":true}"#, at: emulator.servicesURL)
            #expect(failed.functionError == "Unhandled")
            #expect(failed.text.contains("no greeting today"))
            #expect(failed.text.contains("ValueError"))
        }
    }
}

/// The AWS CLI with test credentials and no configuration of the person who runs the tests.
private struct CommandLineClient {
    let program: String
    let endpoint: String
    let home: String

    func run(_ arguments: String...) async throws -> String {
        let finished = try await ChildProcess.finish(
            // Version 1 of the CLI has an endpoint of its own for SQS, whatever the environment says.
            program, arguments + (arguments.first == "sqs" ? ["--endpoint-url", endpoint] : []),
            environment: [
                "AWS_ENDPOINT_URL": endpoint, "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test",
                "AWS_DEFAULT_REGION": "us-east-1", "HOME": home, "AWS_PAGER": "",
            ])
        try #require(finished.succeeded, "aws \(arguments.joined(separator: " "))\n\(finished.output)")
        return finished.output
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
