package import SharedLayer

extension SeedTables {
    /// Asks DynamoDB for its tables. Throws `tableNotFound`, `service`.
    package static func discover(
        configuration: AWSConfiguration, http: any HTTPTransport, deployment: String, environment: [String: String]
    ) async throws(SeedError) -> SeedTables {
        let client = AWSJSONClient(
            service: "dynamodb", targetPrefix: "DynamoDB_20120810", jsonVersion: "1.0", configuration: configuration,
            http: http)
        var names: [String] = []
        var start: String?
        repeat {
            let page: ListTablesOutput
            do {
                page = try await client.call("ListTables", ListTablesInput(start: start))
            } catch {
                throw SeedError(
                    .service, "DynamoDB at \(configuration.endpoint(of: "dynamodb")) did not list its tables.",
                    cause: error)
            }
            names += page.names
            start = page.last
        } while start != nil
        return try SeedTables(names: names, deployment: deployment, environment: environment)
    }

    private struct ListTablesInput: Encodable, Sendable {
        let start: String?

        enum CodingKeys: String, CodingKey {
            case start = "ExclusiveStartTableName"
        }
    }

    private struct ListTablesOutput: Decodable, Sendable {
        let names: [String]
        let last: String?

        enum CodingKeys: String, CodingKey {
            case names = "TableNames"
            case last = "LastEvaluatedTableName"
        }
    }
}
