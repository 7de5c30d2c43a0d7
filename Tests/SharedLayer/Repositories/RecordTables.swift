import CurlTransport
import FoundationEssentials
import SharedLayer
import TestSupport

/// The tables of the stacks' own templates in the real emulator, `moneta start`, each under its logical id; and a queue.
///
/// `PipelineTable` stands for the tables of stacks that are not there yet: it has every index that there is.
struct RecordTables: Sendable {
    let dynamo: DynamoClient
    let queues: QueueClient
    let queueURL: String

    static let pipelineTable = "PipelineTable"
    static let stacks = [
        "Sources/SharedLayer/template.json", "Sources/Handlers/SubscriptionCharge/template.json",
        "Sources/Handlers/Authentication/template.json", "Sources/Handlers/Dispute/template.json",
        "Sources/Handlers/Settlement/template.json",
        "Sources/Handlers/Reconciliation/template.json",
        "Sources/Handlers/Transaction/template.json",
        "Sources/Handlers/Authentication/template.json",
    ]

    static func with(_ body: (RecordTables) async throws -> Void) async throws {
        try await TemporaryDirectory.with { folder in
            let template = try folder.write(
                "template.json", String(decoding: template().bytes, as: UTF8.self))
            let ready = folder.file("ready.json")
            let arguments = [
                "start", "--template", template, "--in-memory", "--port", "0", "--services-port", "0", "--ready-file",
                ready,
            ]
            try await ChildProcess.with(PackageRoot.file(".build/debug/moneta"), arguments) { process in
                let url = try await eventually(within: .seconds(60), "the emulator to serve") { () -> String? in
                    if let url = servicesURL(ready) { return url }
                    guard process.isRunning else {
                        throw TestSupportError(.processFailed, "the emulator ended at its start:\n\(process.output)")
                    }
                    return nil
                }
                try await run(url, body)
            }
        }
    }

    private static func run(_ url: String, _ body: (RecordTables) async throws -> Void) async throws {
        let http = HTTPClient()
        defer { http.shutdown() }
        let configuration = AWSConfiguration(
            region: "us-east-1", credentials: AWSCredentials(accessKeyID: "any", secretAccessKey: "any"),
            endpoint: url)
        let queue: JSONValue = try await AWSJSONClient(
            service: "sqs", targetPrefix: "AmazonSQS", jsonVersion: "1.0", configuration: configuration, http: http
        ).call("GetQueueUrl", ["QueueName": "OutboxQueue"] as JSONValue)
        try await body(
            RecordTables(
                dynamo: DynamoClient(configuration: configuration, http: http),
                queues: QueueClient(configuration: configuration, http: http),
                queueURL: queue["QueueUrl"]?.string ?? ""))
    }

    private static func servicesURL(_ readyFile: String) -> String? {
        guard let data = FileManager.default.contents(atPath: readyFile) else { return nil }
        return (try? JSONParser().parse([UInt8](data)))?["services"]?.string
    }

    /// The templates' tables as they stand there, by logical id.
    static func tables() throws -> [(name: String, table: JSONValue)] {
        try stacks.flatMap { path in
            let text = try String(contentsOfFile: PackageRoot.file(path), encoding: .utf8)
            let resources = try JSONParser().parse(Array(text.utf8))["Resources"]?.object?.members ?? []
            return resources.filter { $0.value["Type"]?.string == "AWS::DynamoDB::Table" }
                .map { (name: $0.name, table: $0.value) }
        }
    }

    private static func template() throws -> JSONValue {
        var resources = JSONObject()
        for (name, table) in try tables() + [(pipelineTable, pipelineTableResource)] {
            resources[name] = table.replacing("Properties.TableName", with: .string(name))
        }
        resources["OutboxQueue"] = ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": "OutboxQueue"]]
        return ["AWSTemplateFormatVersion": "2010-09-09", "Resources": .object(resources)]
    }

    private static var pipelineTableResource: JSONValue {
        let indexes: [RecordIndex] = [.organizationDate, .statusDate, .deadline, .outbox]
        func key(_ hash: String, _ range: String) -> JSONValue {
            [
                ["AttributeName": .string(hash), "KeyType": "HASH"],
                ["AttributeName": .string(range), "KeyType": "RANGE"],
            ]
        }
        let names = Set(indexes.flatMap { [$0.partition, $0.sort] } + ["pk", "sk"]).sorted()
        return [
            "Type": "AWS::DynamoDB::Table",
            "Properties": [
                "BillingMode": "PAY_PER_REQUEST",
                "AttributeDefinitions": .array(
                    names.map { ["AttributeName": .string($0), "AttributeType": "S"] }),
                "KeySchema": key("pk", "sk"),
                "GlobalSecondaryIndexes": .array(
                    indexes.map { index in
                        [
                            "IndexName": .string(index.name), "KeySchema": key(index.partition, index.sort),
                            "Projection": ["ProjectionType": "KEYS_ONLY"],
                        ]
                    }),
            ],
        ]
    }
}
