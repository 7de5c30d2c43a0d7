package import SharedLayer

extension SeedTables {
    /// Asks DynamoDB for its tables. Throws `tableNotFound`, `service`.
    package static func discover(
        configuration: AWSConfiguration, http: any HTTPTransport, deployment: String, environment: [String: String]
    ) async throws(SeedError) -> SeedTables {
        let names = try await TableNames.list(configuration: configuration, http: http)
        return try SeedTables(names: names, deployment: deployment, environment: environment)
    }
}
