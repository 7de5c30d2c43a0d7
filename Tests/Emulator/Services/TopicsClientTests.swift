import FoundationEssentials
import TestSupport
import Testing

/// SNS as AWS's own clients see it, in the real process.
@Suite("SNS for AWS's clients")
struct TopicsClientTests {
    private static let packages = ["boto3==1.43.11", "awscli==1.45.11"]
    private static let moneta = PackageRoot.file(".build/debug/moneta")
    private static let template = PackageRoot.file("Tests/Fixtures/applications/topics/template.yaml")

    private static func withEmulator<Value: Sendable>(
        _ directory: TemporaryDirectory, _ body: (EmulatorProcess) async throws -> Value
    ) async throws -> Value {
        try await EmulatorProcess.with(
            program: moneta, template: template, dataDirectory: directory.file("data"), body)
    }

    @Test("boto3 uses every operation, and meets AWS's errors and limits", .timeLimit(.minutes(5)))
    func boto3() async throws {
        let python = try await PythonEnvironment.prepare("clients", packages: Self.packages)
        try await TemporaryDirectory.with { directory in
            try await Self.withEmulator(directory) { emulator in
                let session = try await ChildProcess.finish(
                    python.python, [PackageRoot.file("Tests/Fixtures/clients/sns.py"), emulator.servicesURL],
                    within: .seconds(180))
                #expect(session.succeeded, "\(session.output)\n--- emulator\n\(emulator.process.output)")
                #expect(session.output.contains("passed"))
            }
        }
    }

    @Test("A validator of others accepts what is signed, and refuses what was changed", .timeLimit(.minutes(5)))
    func signatures() async throws {
        let python = try await PythonEnvironment.prepare("sns", packages: ["sns-message-validator==0.0.1"])
        try await TemporaryDirectory.with { directory in
            try await Self.withEmulator(directory) { emulator in
                let session = try await ChildProcess.finish(
                    python.python,
                    [PackageRoot.file("Tests/Fixtures/clients/sns_signatures.py"), emulator.servicesURL],
                    within: .seconds(120))
                #expect(session.succeeded, "\(session.output)\n--- emulator\n\(emulator.process.output)")
                #expect(session.output.contains("passed"))
            }
        }
    }

    @Test("The AWS CLI makes a topic, subscribes a queue and publishes", .timeLimit(.minutes(5)))
    func commandLine() async throws {
        let python = try await PythonEnvironment.prepare("clients", packages: Self.packages)
        try await TemporaryDirectory.with { directory in
            try await Self.withEmulator(directory) { emulator in
                func aws(_ arguments: String...) async throws -> String {
                    let finished = try await ChildProcess.finish(
                        python.executable("aws"), arguments + ["--endpoint-url", emulator.servicesURL],
                        environment: [
                            "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test",
                            "AWS_DEFAULT_REGION": "us-east-1", "HOME": directory.path, "AWS_PAGER": "",
                        ])
                    try #require(finished.succeeded, "aws \(arguments.joined(separator: " "))\n\(finished.output)")
                    return finished.output
                }
                let topic = "arn:aws:sns:us-east-1:000000000000:cli"
                let made = try await aws("sns", "create-topic", "--name", "cli")
                #expect(made.contains(topic))
                _ = try await aws("sqs", "create-queue", "--queue-name", "cli")
                _ = try await aws(
                    "sns", "subscribe", "--topic-arn", topic, "--protocol", "sqs", "--notification-endpoint",
                    "arn:aws:sqs:us-east-1:000000000000:cli", "--attributes", #"{"RawMessageDelivery":"true"}"#)
                let published = try await aws("sns", "publish", "--topic-arn", topic, "--message", "from the CLI")
                #expect(published.contains("MessageId"))
                let received = try await aws(
                    "sqs", "receive-message", "--queue-url", "\(emulator.servicesURL)/000000000000/cli",
                    "--wait-time-seconds", "5")
                #expect(received.contains(#""Body": "from the CLI""#))
            }
        }
    }

    @Test(
        "A message that was answered arrives although the emulator was killed before its delivery",
        .timeLimit(.minutes(5)))
    func killed() async throws {
        try await TemporaryDirectory.with { directory in
            let wasHeld = Flag()
            try await ScriptedPeer.with { connection in
                while let request = try await connection.readRequest() {
                    // The first attempt hangs, which holds the delivery back until the kill.
                    if request.bodyText.contains(#""Message" : "hold""#), wasHeld.raise() {
                        try await connection.waitForClose()
                    }
                    try await connection.respond()
                }
            } _: { peer in
                let topic = "arn:aws:sns:us-east-1:000000000000:orders"
                let before = try await Self.withEmulator(directory) { emulator in
                    let sns = TopicsForm(url: emulator.servicesURL)
                    _ = try await sns.call("Subscribe", ["TopicArn": topic, "Protocol": "http", "Endpoint": peer.url])
                    let asked = try await eventually("the confirmation") { peer.requests.first }
                    let token = try #require(try JSON(asked.body)["Token"]?.string)
                    _ = try await sns.call("ConfirmSubscription", ["TopicArn": topic, "Token": token])
                    let answer = try await sns.call("Publish", ["TopicArn": topic, "Message": "hold"])
                    #expect(answer.contains("<MessageId>"))
                    emulator.process.kill()
                    return peer.requests.count
                }
                try await Self.withEmulator(directory) { _ in
                    try await eventually(within: .seconds(40), "the message after the restart") {
                        peer.requests.dropFirst(before).contains { $0.bodyText.contains(#""Message" : "hold""#) }
                    }
                }
            }
        }
    }
}
