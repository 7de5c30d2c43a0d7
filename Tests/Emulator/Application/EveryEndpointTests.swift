import CurlTransport
import FoundationEssentials
import Scenario
import SharedLayer
import TestSupport
import Testing

/// What holds for every endpoint of the API, whichever stack it is of: a new one is found by its OpenAPI document.
@Suite("Every endpoint", .timeLimit(.minutes(10)))
struct EveryEndpointTests {
    @Test(
        "It refuses what is not authenticated, not authorised, too large or not JSON, and tells nothing of what is inside"
    )
    func refusals() async throws {
        try await Self.withNetwork { every in
            let endpoints = try DocumentedEndpoint.all()
            #expect(endpoints.count > 50)
            for endpoint in endpoints {
                for refusal in try every.refusals(of: endpoint) {
                    try await refusal.check(over: every.network.http, secrets: Self.secrets(every.network))
                }
            }
        }
    }

    @Test("What is another organization's is not there, and looks like what nobody has")
    func strangers() async throws {
        try await Self.withNetwork { every in
            for endpoint in try DocumentedEndpoint.all() {
                guard let (theirs, nobodys) = every.strangers(to: endpoint) else { continue }
                let http = every.network.http
                try await theirs.check(over: http, secrets: Self.secrets(every.network))
                let (first, second) = (try await http.execute(theirs.request), try await http.execute(nobodys.request))
                #expect(first.status == second.status, "\(theirs.name)")
                #expect(try Self.told(by: first) == Self.told(by: second), "\(theirs.name)")
            }
        }
    }

    /// A problem without what is of the one request.
    private static func told(by response: HTTPResponse) throws -> JSONValue {
        var problem = try JSONParser().parse(response.body).object ?? JSONObject()
        problem["instance"] = nil
        return .object(problem)
    }

    private static func secrets(_ network: ChargeNetwork) -> [String] {
        [
            network.operatorKey, network.organizationKey, network.otherOrganizationKey, "demo-api-key", "other-api-key",
            network.seed.other.organizationID, network.seed.other.publisherID,
        ]
    }

    private static func withNetwork(_ body: (EveryEndpoint) async throws -> Void) async throws {
        let http = HTTPClient()
        defer { http.shutdown() }
        try await TemporaryDirectory.with { directory in
            try await EmulatorProcess.with(
                program: Programs.moneta, template: Programs.rootTemplate, dataDirectory: directory.file("data")
            ) { emulator in
                let network = try await ChargeNetwork(
                    on: emulator, partnerURL: "https://partner.example/contracts",
                    key: PublisherKey.generate(publisherID: "publisher-demo", now: .now()), http: http)
                let key = "mk_\(UUID().uuidString)"
                try await APIKeyRepository(dynamo: network.dynamo, table: network.table("OrganizationTable")).insert(
                    APIKeyModel(
                        key: key, keyID: "key-without-scope", organizationID: network.plan.organizationID,
                        scopes: ["nothing:read"], createdAt: .now()))
                try await body(EveryEndpoint(network: network, keyWithoutScope: key))
            }
        }
    }
}
