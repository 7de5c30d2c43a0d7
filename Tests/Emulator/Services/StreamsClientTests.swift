import FoundationEssentials
import TestSupport
import Testing

/// AWS's own clients, on the streams of the real process and the functions that follow them.
@Suite("DynamoDB Streams, as AWS's clients see them")
struct StreamsClientTests {
    private static let moneta = PackageRoot.file(".build/debug/moneta")
    private static let packages = ["boto3==1.43.11", "awscli==1.45.11"]
    private static let template = PackageRoot.file("Tests/Fixtures/applications/streams/template.yaml")
    /// So many items are acknowledged before the emulator is killed.
    private static let writtenBeforeKill = 150

    private static func emulator<Value: Sendable>(
        _ directory: TemporaryDirectory, _ body: (EmulatorProcess) async throws -> Value
    ) async throws -> Value {
        try await EmulatorProcess.with(
            program: moneta, template: template, dataDirectory: directory.file("data"), body)
    }

    private static func script(_ name: String, _ arguments: String...) async throws -> FinishedProcess {
        let python = try await PythonEnvironment.prepare("clients", packages: packages)
        return try await ChildProcess.finish(
            python.python, [PackageRoot.file("Tests/Fixtures/clients/\(name)")] + arguments, within: .seconds(240))
    }

    @Test("boto3 reads streams, changes tables, and finds what functions were given", .timeLimit(.minutes(6)))
    func boto3() async throws {
        try await TemporaryDirectory.with { directory in
            try await Self.emulator(directory) { emulator in
                let session = try await Self.script("streams.py", emulator.servicesURL)
                #expect(session.succeeded, "\(session.output)\n--- emulator\n\(emulator.process.output.suffix(4_000))")
                #expect(session.output.contains("passed"))
            }
        }
    }

    @Test("The AWS CLI enables, lists, describes and reads a stream", .timeLimit(.minutes(5)))
    func commandLine() async throws {
        let python = try await PythonEnvironment.prepare("clients", packages: Self.packages)
        try await TemporaryDirectory.with { directory in
            try await Self.emulator(directory) { emulator in
                func aws(_ arguments: String...) async throws -> String {
                    let finished = try await ChildProcess.finish(
                        python.executable("aws"), arguments,
                        environment: [
                            "AWS_ENDPOINT_URL": emulator.servicesURL, "AWS_ACCESS_KEY_ID": "test",
                            "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1",
                            "HOME": directory.path, "AWS_PAGER": "",
                        ])
                    try #require(finished.succeeded, "aws \(arguments.joined(separator: " "))\n\(finished.output)")
                    return finished.output.split(separator: "\n").joined(separator: "\n")
                }
                _ = try await aws(
                    "dynamodb", "create-table", "--table-name", "cli", "--billing-mode", "PAY_PER_REQUEST",
                    "--attribute-definitions", "AttributeName=pk,AttributeType=S", "--key-schema",
                    "AttributeName=pk,KeyType=HASH")
                let stream = try await aws(
                    "dynamodb", "update-table", "--table-name", "cli", "--stream-specification",
                    "StreamEnabled=true,StreamViewType=NEW_IMAGE", "--query", "TableDescription.LatestStreamArn",
                    "--output", "text")
                _ = try await aws(
                    "dynamodb", "put-item", "--table-name", "cli", "--item", #"{"pk":{"S":"from the CLI"}}"#)
                #expect(try await aws("dynamodbstreams", "list-streams", "--table-name", "cli").contains(stream))
                let shards = try await aws(
                    "dynamodbstreams", "describe-stream", "--stream-arn", stream, "--query",
                    "StreamDescription.Shards[].ShardId", "--output", "text")
                var read = ""
                for shard in shards.split(whereSeparator: \.isWhitespace) {
                    let iterator = try await aws(
                        "dynamodbstreams", "get-shard-iterator", "--stream-arn", stream, "--shard-id", String(shard),
                        "--shard-iterator-type", "TRIM_HORIZON", "--query", "ShardIterator", "--output", "text")
                    read += try await aws("dynamodbstreams", "get-records", "--shard-iterator", iterator)
                }
                #expect(read.contains("from the CLI"))
            }
        }
    }

    @Test(
        "A kill loses no change: functions get each that was acknowledged before it, and what comes after",
        .timeLimit(.minutes(6)))
    func kill() async throws {
        try await TemporaryDirectory.with { directory in
            let written = try await Self.emulator(directory) { emulator in
                async let writer = Self.script("streams_kill.py", emulator.servicesURL, "write", "0", "9999")
                try await Self.untilWritten(Self.writtenBeforeKill, at: emulator.servicesURL)
                emulator.process.kill()
                let lines = try await writer.output.split(separator: "\n")
                return lines.compactMap { $0.hasPrefix("written ") ? Int($0.dropFirst("written ".count)) : nil }
            }
            let last = try #require(written.last)
            #expect(last >= Self.writtenBeforeKill - 1 && written == Array(0...last))
            try await Self.emulator(directory) { emulator in
                let more = try await Self.script("streams_kill.py", emulator.servicesURL, "write", "10000", "10030")
                #expect(more.succeeded, "\(more.output)")
                let collected = try await Self.script(
                    "streams_kill.py", emulator.servicesURL, "collect", "\(last + 1)", "10030")
                #expect(
                    collected.succeeded,
                    "\(collected.output)\n--- emulator\n\(emulator.process.output.suffix(4_000))")
                #expect(collected.output.contains("passed"))
            }
        }
    }

    /// Waits until the table holds so many items.
    private static func untilWritten(_ count: Int, at servicesURL: String) async throws {
        let python = try await PythonEnvironment.prepare("clients", packages: packages)
        let script = """
            import sys, time
            sys.argv = ["", "\(servicesURL)"]
            sys.path.insert(0, "\(PackageRoot.file("Tests/Fixtures/clients"))")
            from checks import client
            dynamodb = client("dynamodb")
            while dynamodb.describe_table(TableName="orders")["Table"]["ItemCount"] < \(count):
                time.sleep(0.05)
            """
        let finished = try await ChildProcess.finish(python.python, ["-c", script], within: .seconds(60))
        try #require(finished.succeeded, "\(finished.output)")
    }
}
