import CurlTransport
import SharedLayer
import TestSupport
import Testing

/// A table with the keys that all repositories use, in moto.
struct RepositoryTable: Sendable {
    let dynamo: DynamoClient
    let name: String

    static func with(_ body: (RepositoryTable) async throws -> Void) async throws {
        try await MotoServer.with { moto in
            let http = HTTPClient()
            defer { http.shutdown() }
            let configuration = AWSConfiguration(
                region: "us-east-1", credentials: AWSCredentials(accessKeyID: "any", secretAccessKey: "any"),
                endpoint: moto.url)
            let client = AWSJSONClient(
                service: "dynamodb", targetPrefix: "DynamoDB_20120810", jsonVersion: "1.0",
                configuration: configuration, http: http)
            let created: JSONValue = try await client.call("CreateTable", definition)
            #expect(created["TableDescription"] != nil)
            try await body(
                RepositoryTable(dynamo: DynamoClient(configuration: configuration, http: http), name: "records"))
        }
    }

    private static let definition: JSONValue = [
        "TableName": "records",
        "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [
            ["AttributeName": "pk", "AttributeType": "S"], ["AttributeName": "sk", "AttributeType": "S"],
        ],
        "KeySchema": [
            ["AttributeName": "pk", "KeyType": "HASH"], ["AttributeName": "sk", "KeyType": "RANGE"],
        ],
    ]
}
