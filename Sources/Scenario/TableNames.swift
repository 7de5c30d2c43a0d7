import CurlTransport
import SharedLayer

/// The tables of the emulator, by name.
enum TableNames {
    static func list(configuration: AWSConfiguration, http: HTTPClient) async throws -> [String] {
        let client = AWSJSONClient(
            service: "dynamodb", targetPrefix: "DynamoDB_20120810", jsonVersion: "1.0", configuration: configuration,
            http: http)
        let page: Page = try await client.call("ListTables", Nothing())
        return page.names
    }

    private struct Nothing: Encodable, Sendable {}

    private struct Page: Decodable, Sendable {
        let names: [String]

        enum CodingKeys: String, CodingKey { case names = "TableNames" }
    }
}
