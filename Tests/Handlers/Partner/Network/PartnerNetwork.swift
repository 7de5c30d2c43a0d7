import CurlTransport
import Scenario
import SharedLayer
import TestSupport
import Testing

/// The root template in the real emulator, with the charge network and keys of an operator and of two organizations.
struct PartnerNetwork: Sendable {
    let emulator: EmulatorProcess
    let charges: ChargeNetwork
    let http: HTTPClient

    enum Key: String, Sendable, CaseIterable {
        case operate = "operator-key-of-the-test"
        case organization = "organization-key-of-the-test"
        case reader = "reader-key-of-the-test"
        case stranger = "stranger-key-of-the-test"

        var organizationID: String { self == .stranger ? "org-stranger" : "org-demo" }

        var scopes: [String] {
            switch self {
            case .operate: ["network:operate"]
            case .organization, .stranger: ["events:read", "partners:read", "partners:write"]
            case .reader: ["partners:read"]
            }
        }
    }

    struct Answer: Sendable {
        let status: Int
        let body: JSONValue
        let headers: HTTPHeaders

        subscript(name: String) -> String? { body[name]?.string }
        var type: String? { body["type"]?.string?.split(separator: ":").last.map(String.init) }
        var rules: [String] { (body["codes"]?.array ?? []).compactMap(\.string) }
        var items: [JSONValue] { body["items"]?.array ?? [] }
    }

    static let organizationPath = "/api/v1/organizations/org-demo"

    /// - Parameter partnerURL: where `partner-demo` takes its deliveries.
    static func with(
        partnerURL: String = "https://partner.example/contracts", arguments: [String] = [],
        _ body: (PartnerNetwork) async throws -> Void
    ) async throws {
        let http = HTTPClient()
        defer { http.shutdown() }
        let key = try PublisherKey.generate(publisherID: "publisher-demo", now: .now())
        try await TemporaryDirectory.with { directory in
            try await EmulatorProcess.with(
                program: PackageRoot.file(".build/debug/moneta"), template: PackageRoot.file("template.json"),
                dataDirectory: directory.file("data"), arguments: arguments
            ) { emulator in
                let charges = try await ChargeNetwork(
                    on: emulator, partnerURL: partnerURL, key: key, http: http)
                let network = PartnerNetwork(emulator: emulator, charges: charges, http: http)
                try await network.seedKeys()
                do { try await body(network) } catch {
                    Issue.record("\(error)\n--- emulator\n\(emulator.process.output.suffix(6_000))")
                }
            }
        }
    }

    /// Of the emulator's services.
    var configuration: AWSConfiguration {
        get throws {
            try AWSConfiguration(environment: [
                "AWS_ENDPOINT_URL": emulator.servicesURL, "AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "local",
                "AWS_SECRET_ACCESS_KEY": "local",
            ])
        }
    }

    private func seedKeys() async throws {
        let configuration = try configuration
        let tables = try await SeedTables.discover(
            configuration: configuration, http: http, deployment: "dev", environment: [:])
        let dynamo = DynamoClient(configuration: configuration, http: http)
        let keys = APIKeyRepository(dynamo: dynamo, table: tables.organization)
        for key in Key.allCases {
            _ = try await keys.save(
                APIKeyModel(
                    key: key.rawValue, keyID: "key-\(key)", organizationID: key.organizationID, scopes: key.scopes,
                    createdAt: .now()))
        }
        _ = try await OrganizationRepository(dynamo: dynamo, table: tables.organization).save(
            OrganizationModel(
                organizationID: "org-stranger", name: "Stranger", status: .active, partnerID: "partner-stranger"))
    }

    func call(
        _ method: HTTPRequest.Method, _ path: String, _ body: JSONValue? = nil, as key: Key? = .operate,
        headers: [String: String] = [:]
    ) async throws -> Answer {
        try await call(method, path, bytes: body?.bytes ?? [], as: key?.rawValue, headers: headers)
    }

    func call(
        _ method: HTTPRequest.Method, _ path: String, bytes: [UInt8], as key: String?, headers: [String: String] = [:]
    ) async throws -> Answer {
        var fields: HTTPHeaders = [:]
        if !bytes.isEmpty { fields["Content-Type"] = "application/json" }
        if let key { fields["X-API-Key"] = key }
        for (name, value) in headers { fields[name] = value }
        let response = try await http.execute(
            HTTPRequest(method, emulator.apiURL + path, headers: fields, body: bytes))
        let body = (try? JSONParser().parse(response.body)) ?? .null
        return Answer(status: response.status, body: body, headers: response.headers)
    }
}
