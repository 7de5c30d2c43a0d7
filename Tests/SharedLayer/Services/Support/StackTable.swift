import CurlTransport
import FoundationEssentials
import SharedLayer
import TestSupport

/// A stack's own table, as its template says, in the real emulator.
struct StackTable: Sendable {
    let name = "circuits"
    let configuration: AWSConfiguration
    let dynamo: DynamoClient

    static func with(_ body: (StackTable) async throws -> Void) async throws {
        try await TemporaryDirectory.with { folder in
            let template = try folder.write("template.json", template)
            let ready = folder.file("ready.json")
            let arguments = [
                "start", "--template", template, "--in-memory", "--port", "0", "--services-port", "0", "--ready-file",
                ready,
            ]
            try await ChildProcess.with(PackageRoot.file(".build/debug/moneta"), arguments) { process in
                let url = try await eventually(within: .seconds(60), "the emulator to serve") { () -> String? in
                    guard process.isRunning else { throw TestSupportError(.processFailed, process.output) }
                    guard let bytes = FileManager.default.contents(atPath: ready) else { return nil }
                    return try? JSONParser().parse([UInt8](bytes))["services"]?.string
                }
                let http = HTTPClient()
                defer { http.shutdown() }
                let configuration = AWSConfiguration(
                    region: "us-east-1", credentials: AWSCredentials(accessKeyID: "any", secretAccessKey: "any"),
                    endpoint: url)
                try await body(
                    StackTable(
                        configuration: configuration, dynamo: DynamoClient(configuration: configuration, http: http)))
            }
        }
    }

    private static let template = """
        {
          "AWSTemplateFormatVersion": "2010-09-09", "Transform": "AWS::Serverless-2016-10-31",
          "Resources": {"Table": {"Type": "AWS::DynamoDB::Table", "Properties": {
            "TableName": "circuits", "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": [
              {"AttributeName": "pk", "AttributeType": "S"}, {"AttributeName": "sk", "AttributeType": "S"}],
            "KeySchema": [
              {"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
            "TimeToLiveSpecification": {"AttributeName": "expiresAt", "Enabled": true}}}}
        }
        """
}
