package import CurlTransport
package import SharedLayer
package import TestSupport

/// Somebody with an API key, who calls the application's read APIs.
package struct APICaller: Sendable {
    package let organizationID: String
    private let apiURL: String
    private let key: String
    private let http: HTTPClient

    /// Writes a new key of an organization into the emulator's table, through the repository that the functions use.
    package init(
        of organizationID: String, scopes: [String], on emulator: EmulatorProcess, http: HTTPClient
    ) async throws {
        let configuration = try Self.configuration(of: emulator)
        let names = try await TableNames.list(configuration: configuration, http: http)
        let tables = try SeedTables(names: names, deployment: "dev", environment: [:])
        let identifiers = IdentifierGenerator()
        key = "mk_\(identifiers.uuid())"
        try await APIKeyRepository(
            dynamo: DynamoClient(configuration: configuration, http: http), table: tables.organization
        ).insert(
            APIKeyModel(
                key: key, keyID: identifiers.uuid(), organizationID: organizationID, scopes: scopes,
                createdAt: .now()))
        self.organizationID = organizationID
        self.http = http
        apiURL = emulator.apiURL
    }

    /// How to reach the emulator's services.
    package static func configuration(of emulator: EmulatorProcess) throws -> AWSConfiguration {
        try AWSConfiguration(environment: [
            "AWS_ENDPOINT_URL": emulator.servicesURL, "AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "local",
            "AWS_SECRET_ACCESS_KEY": "local",
        ])
    }

    /// A GET of a path with its query; `key` goes in place of the caller's own, none at all when it is empty.
    package func get(
        _ path: String, headers: [String: String] = [:], key: String? = nil
    ) async throws -> HTTPResponse {
        var request = HTTPRequest(.get, apiURL + path)
        for (name, value) in headers { request.headers.add(name, value) }
        let key = key ?? self.key
        if !key.isEmpty { request.headers.add("X-API-Key", key) }
        return try await http.execute(request)
    }

    /// A GET that must be answered with JSON.
    package func json(_ path: String, status: Int = 200) async throws -> JSONValue {
        let response = try await get(path)
        guard response.status == status else {
            throw ScenarioError(
                "GET \(path) gave \(response.status): \(String(decoding: response.body, as: UTF8.self))")
        }
        return try JSONParser(limits: JSONLimits(bytesMax: 8 << 20)).parse(response.body)
    }
}
