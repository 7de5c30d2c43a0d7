import CurlTransport
import SharedLayer

/// Organizations and what they own.
struct PartnerSuite: IntegrationSuite {
    static let pipeline = "partner"

    func run(_ run: IntegrationRun) async throws {
        let network = run.network
        let organization: JSONValue = [
            "organization_id": .string("org-\(run.runID)"), "name": "Integration test",
            "partner_id": .string(network.plan.partnerID),
        ]
        await run.check("The operator alone makes organizations") {
            try await run.call(
                .post, "/api/v1/organizations", organization, by: network.organizationKey, status: 403)
            try await run.call(.post, "/api/v1/organizations", organization, by: network.operatorKey, status: 201)
        }
        let demo = "/api/v1/organizations/\(network.plan.organizationID)"
        let mPass = "\(demo)/mpasses/mpass-\(run.runID)"
        await run.check("An organization makes an mPass, and cannot make it twice") {
            let body: JSONValue = ["mpass_id": .string("mpass-\(run.runID)"), "tier": "BRONZE"]
            try await run.call(.post, "\(demo)/mpasses", body, by: network.organizationKey, status: 201)
            try await run.call(.post, "\(demo)/mpasses", body, by: network.organizationKey, status: 409)
            let made = try await run.read(mPass, by: network.organizationKey)
            try run.require(made["tier"] == "BRONZE" && made["status"] == "ACTIVE", "It is \(made)")
        }
        await run.check("Another organization does not see it") {
            try await run.read(mPass, by: network.otherOrganizationKey, status: 404)
        }
        await run.check("An API key opens what its scopes say until it is revoked") {
            let made = try await run.call(
                .post, "\(demo)/api-keys", ["scopes": ["partners:read"]], by: network.organizationKey, status: 201)
            guard let id = made["key_id"]?.string, let key = made["key"]?.string else {
                throw ScenarioError("There is no key in \(made.object?.names ?? [])")
            }
            try await run.read(mPass, by: key)
            try await run.read("/api/v1/contracts", by: key, status: 403)
            try await run.call(.delete, "\(demo)/api-keys/\(id)", by: network.organizationKey, status: 200)
            try await run.read(mPass, by: key, status: 401)
        }
    }
}
