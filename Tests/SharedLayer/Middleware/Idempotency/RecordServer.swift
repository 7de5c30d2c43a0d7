import CurlTransport
import FoundationEssentials
import SharedLayer
import TestSupport

/// What holds the records in a test: the emulator's own process, or moto, which nobody here wrote.
enum RecordServer: String, Sendable, CaseIterable {
    case emulator
    case moto

    static let table = "records"

    /// A new, empty table with the keys of every stack's table.
    func withTable(_ body: (DynamoClient) async throws -> Void) async throws {
        try await withTable { configuration, http in
            try await body(DynamoClient(configuration: configuration, http: http))
        }
    }

    func withTable(_ body: (AWSConfiguration, HTTPClient) async throws -> Void) async throws {
        try await withServer { url in
            let http = HTTPClient()
            defer { http.shutdown() }
            let configuration = AWSConfiguration(
                region: "us-east-1", credentials: AWSCredentials(accessKeyID: "any", secretAccessKey: "any"),
                endpoint: url)
            let tables = AWSJSONClient(
                service: "dynamodb", targetPrefix: "DynamoDB_20120810", jsonVersion: "1.0",
                configuration: configuration, http: http)
            // The emulator has it from its template.
            if self == .moto { let _: JSONValue = try await tables.call("CreateTable", Self.definition) }
            try await body(configuration, http)
        }
    }

    private func withServer(_ body: (String) async throws -> Void) async throws {
        switch self {
        case .moto:
            try await MotoServer.with { try await body($0.url) }
        case .emulator:
            try await TemporaryDirectory.with { folder in
                let template = try folder.write("template.json", Self.template.description)
                let ready = folder.file("ready.json")
                let arguments = [
                    "start", "--template", template, "--port", "0", "--services-port", "0", "--in-memory",
                    "--ready-file", ready,
                ]
                try await ChildProcess.with(PackageRoot.file(".build/debug/moneta"), arguments) { process in
                    let url = try await eventually(within: .seconds(60), "the emulator to serve") { () -> String? in
                        guard process.isRunning else {
                            throw TestSupportError(.timedOut, "the emulator ended:\n\(process.output)")
                        }
                        return Self.services(ready)
                    }
                    try await body(url)
                }
            }
        }
    }

    private static func services(_ file: String) -> String? {
        guard let data = FileManager.default.contents(atPath: file) else { return nil }
        return (try? JSONParser().parse([UInt8](data)))?["services"]?.string
    }

    private static let template: JSONValue = [
        "Resources": ["Records": ["Type": "AWS::DynamoDB::Table", "Properties": definition]]
    ]

    private static let definition: JSONValue = [
        "TableName": .string(table),
        "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [
            ["AttributeName": "pk", "AttributeType": "S"], ["AttributeName": "sk", "AttributeType": "S"],
        ],
        "KeySchema": [
            ["AttributeName": "pk", "KeyType": "HASH"], ["AttributeName": "sk", "KeyType": "RANGE"],
        ],
    ]
}
