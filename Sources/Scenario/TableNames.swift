package import SharedLayer

/// The names of all tables that DynamoDB has.
package enum TableNames {
    /// Reads every page. Throws `service`.
    package static func list(
        configuration: AWSConfiguration, http: any HTTPTransport
    ) async throws(SeedError) -> [String] {
        let client = AWSJSONClient(
            service: "dynamodb", targetPrefix: "DynamoDB_20120810", jsonVersion: "1.0", configuration: configuration,
            http: http)
        var names: [String] = []
        var start: String?
        repeat {
            let page: Output
            do {
                page = try await client.call("ListTables", Input(start: start))
            } catch {
                throw SeedError(
                    .service, "DynamoDB at \(configuration.endpoint(of: "dynamodb")) did not list its tables.",
                    cause: error)
            }
            names += page.names
            start = page.last
        } while start != nil
        return names
    }

    private struct Input: Encodable, Sendable {
        let start: String?

        enum CodingKeys: String, CodingKey {
            case start = "ExclusiveStartTableName"
        }
    }

    private struct Output: Decodable, Sendable {
        let names: [String]
        let last: String?

        enum CodingKeys: String, CodingKey {
            case names = "TableNames"
            case last = "LastEvaluatedTableName"
        }
    }
}
