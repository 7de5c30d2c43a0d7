import CurlTransport
import FoundationEssentials
import Scenario
import SharedLayer
import TestSupport
import Testing

/// The pipeline's stack and the shared one in the real emulator, a seeded network in it, and the callers' API keys.
struct ChargeEmulator: Sendable {
    let network: ChargeNetwork
    let process: EmulatorProcess
    let http: HTTPClient
    let configuration: AWSConfiguration

    static func with(
        answering: @escaping @Sendable (PartnerEndpoint.Attempt) async -> PartnerEndpoint.Reply = { _ in
            .confirm("ok-1")
        },
        _ body: (ChargeEmulator, PartnerEndpoint) async throws -> Void
    ) async throws {
        let http = HTTPClient()
        defer { http.shutdown() }
        let key = try PublisherKey.generate(publisherID: "publisher-demo", now: .now())
        try await TemporaryDirectory.with { directory in
            try await PartnerEndpoint.with(answering: answering) { partner in
                try await EmulatorProcess.with(
                    program: PackageRoot.file(".build/debug/moneta"), template: try template(in: directory),
                    dataDirectory: directory.file("data"),
                    arguments: ["--parameter-overrides", "PartnerInsideAddressesAllowed=127.0.0.0/8"]
                ) { process in
                    let emulator = ChargeEmulator(
                        network: try await ChargeNetwork(on: process, partnerURL: partner.url, key: key, http: http),
                        process: process, http: http,
                        configuration: AWSConfiguration(
                            region: "us-east-1",
                            credentials: AWSCredentials(accessKeyID: "local", secretAccessKey: "local"),
                            endpoint: process.servicesURL))
                    do { try await body(emulator, partner) } catch {
                        throw ScenarioError("\(error)\n--- emulator\n\(process.process.output.suffix(4_000))")
                    }
                }
            }
        }
    }

    /// The root template with the stacks that this one needs, and no others: they deploy alone.
    private static func template(in directory: TemporaryDirectory) throws -> String {
        let text = try String(contentsOfFile: PackageRoot.file("template.json"), encoding: .utf8)
        var template = try #require(try JSONParser().parse(text).object)
        var resources = JSONObject()
        for name in ["SharedLayer", "SubscriptionCharge"] { resources[name] = template["Resources"]?[name] }
        template["Resources"] = .object(resources)
        let stacks = PackageRoot.file("Sources")
        return try directory.write(
            "template.json", JSONValue.object(template).description.replacing("\"Sources/", with: "\"\(stacks)/"))
    }

    /// Gives an organization an API key with these scopes.
    func makeKey(organizationID: String, scopes: [String]) async throws -> String {
        let tables = try await SeedTables.discover(
            configuration: configuration, http: http, deployment: "dev", environment: [:])
        let dynamo = DynamoClient(configuration: configuration, http: http)
        let key = "test-\(IdentifierGenerator().uuid())"
        _ = try await APIKeyRepository(dynamo: dynamo, table: tables.organization).save(
            APIKeyModel(
                key: key, keyID: "key-\(key.suffix(12))", organizationID: organizationID, scopes: scopes,
                createdAt: .now()))
        return key
    }

    /// Asks for a charge.
    func get(_ pathAndQuery: String, key: String?) async throws -> (status: Int, body: JSONValue) {
        var headers: HTTPHeaders = [:]
        if let key { headers["X-API-Key"] = key }
        let response = try await http.execute(
            HTTPRequest(
                .get, "\(process.apiURL)/api/v1/events/subscription_charges/\(pathAndQuery)", headers: headers))
        return (response.status, try JSONParser().parse(response.body))
    }

    func call(
        _ service: String, _ prefix: String, _ version: String, _ operation: String, _ input: JSONValue
    ) async throws -> JSONValue {
        try await AWSJSONClient(
            service: service, targetPrefix: prefix, jsonVersion: version, configuration: configuration, http: http
        ).call(operation, input)
    }

    func sqs(_ operation: String, _ input: JSONValue) async throws -> JSONValue {
        try await call("sqs", "AmazonSQS", "1.0", operation, input)
    }
}
