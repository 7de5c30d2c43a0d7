import CurlTransport
import FoundationEssentials
import Scenario
import SharedLayer
import TestSupport
import Testing

/// The whole application in the real emulator, with organizations, and API keys to manage users and clients with.
struct Provider: Sendable {
    let apiURL: String
    let servicesURL: String
    let http: HTTPClient
    let dynamo: DynamoClient
    let tables: [String]

    static let operatorKey = "mk_operator_0123456789"
    /// Of an administrator of org-demo.
    static let administratorKey = "mk_administrator_0123456789"
    static let redirectURI = "http://127.0.0.1/callback"
    static let password = "correct horse battery staple"

    var issuer: String { "\(apiURL)/api/v1/auth" }

    static func with(_ body: (Provider) async throws -> Void) async throws {
        try await TemporaryDirectory.with { directory in
            try await EmulatorProcess.with(
                program: PackageRoot.file(".build/debug/moneta"),
                template: PackageRoot.file("template.json"),
                dataDirectory: directory.file("data"),
                arguments: ["--parameter-overrides", "OperatorOrganizationId=org-operator"]
            ) { emulator in
                let http = HTTPClient()
                defer { http.shutdown() }
                let configuration = try AWSConfiguration(environment: [
                    "AWS_ENDPOINT_URL": emulator.servicesURL, "AWS_REGION": "us-east-1",
                    "AWS_ACCESS_KEY_ID": "local", "AWS_SECRET_ACCESS_KEY": "local",
                ])
                let provider = Provider(
                    apiURL: emulator.apiURL, servicesURL: emulator.servicesURL, http: http,
                    dynamo: DynamoClient(configuration: configuration, http: http),
                    tables: try await TableNames.list(configuration: configuration, http: http))
                try await provider.seed()
                do {
                    try await body(provider)
                } catch {
                    throw TestSupportError(.processFailed, "\(error)\n--- emulator\n\(emulator.process.output)")
                }
            }
        }
    }

    func table(_ name: String) throws -> String { try #require(tables.first { $0.contains(name) }) }

    private func seed() async throws {
        let table = try table("OrganizationTable")
        let organizations = OrganizationRepository(dynamo: dynamo, table: table)
        for identifier in ["org-operator", "org-demo", "org-other"] {
            _ = try await organizations.save(
                OrganizationModel(
                    organizationID: identifier, name: "Organization \(identifier)", status: .active, partnerID: "p"))
        }
        let keys = APIKeyRepository(dynamo: dynamo, table: table)
        let administrator = AccessKeys.administrator
        for (key, name, organization, scopes) in [
            (Self.operatorKey, "key-operator", "org-operator", ["network:operate"]),
            (Self.administratorKey, "key-administrator", "org-demo", administrator),
        ] {
            _ = try await keys.save(
                APIKeyModel(key: key, keyID: name, organizationID: organization, scopes: scopes, createdAt: .now()))
        }
    }

    private enum AccessKeys {
        static let administrator = [
            "users:write", "partners:write", "events:read", "contracts:read", "transactions:read", "partners:read",
        ]
    }

    /// Sends JSON to a path below the issuer, with an API key.
    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: JSONValue? = nil, key: String? = Self.operatorKey
    ) async throws -> (status: Int, json: JSONValue) {
        var headers: HTTPHeaders = [:]
        headers["X-API-Key"] = key
        return try await call(method, issuer + path, body, headers)
    }

    /// Sends JSON to any path of the API with an access token, or with none.
    func send(
        _ method: HTTPRequest.Method, api path: String, _ body: JSONValue? = nil, token: String?
    ) async throws -> (status: Int, json: JSONValue) {
        var headers: HTTPHeaders = [:]
        headers["Authorization"] = token.map { "Bearer \($0)" }
        return try await call(method, apiURL + path, body, headers)
    }

    /// Makes somebody a member of another organization, as its operator.
    func member(_ userID: String, of organization: String, role: MemberRole) async throws {
        let made = try await call(
            .post, "\(apiURL)/api/v1/organizations/\(organization)/memberships",
            ["member_id": .string(userID), "role": .string(role.rawValue)], ["X-API-Key": Self.operatorKey])
        #expect(made.status == 201, "\(made.json)")
    }

    private func call(
        _ method: HTTPRequest.Method, _ url: String, _ body: JSONValue?, _ headers: HTTPHeaders
    ) async throws -> (status: Int, json: JSONValue) {
        var headers = headers
        headers["Content-Type"] = "application/json"
        let response = try await http.execute(HTTPRequest(method, url, headers: headers, body: body?.bytes ?? []))
        return (response.status, (try? JSONParser().parse(response.body)) ?? .null)
    }

    /// Makes a user with `password` and gives back the id.
    func user(_ email: String, in organization: String = "org-demo", role: MemberRole = .operations) async throws
        -> String
    {
        let made = try await send(
            .post, "/users",
            [
                "email": .string(email), "name": "Somebody", "organization_id": .string(organization),
                "role": .string(role.rawValue), "password": .string(Self.password),
            ])
        #expect(made.status == 201, "\(made.json)")
        return try #require(made.json["user_id"]?.string)
    }

    /// Registers a client and gives back the answer.
    func client(_ members: JSONValue) async throws -> JSONValue {
        let made = try await send(.post, "/clients", members)
        #expect(made.status == 201, "\(made.json)")
        return made.json
    }
}
