import CurlTransport
import SharedLayer

/// Contracts as their readers see them.
struct ContractSuite: IntegrationSuite {
    static let pipeline = "contract"

    func run(_ run: IntegrationRun) async throws {
        let network = run.network
        let charge = try await run.deliveredCharge("read")
        let path = "/api/v1/contracts/\(charge.contractID)"
        await run.check("A delivered contract is read with its history") {
            let found = try await run.read(path, by: network.organizationKey)
            let types = (found["history"]?.array ?? []).compactMap { $0["type"]?.string }
            try run.require(types.last == "CONTRACT_DELIVERED", "Its history is \(types)")
        }
        await run.check("A search finds it") {
            let page = try await run.read("/api/v1/contracts?limit=100&status=DELIVERED", by: network.organizationKey)
            try run.require(page["contracts"]?.array?.isEmpty == false, "It finds nothing")
        }
        await run.check("Its signatures and its chain verify") {
            let report = try await run.read("\(path)/verification", by: network.organizationKey)
            try run.require(report["verified"] == true, "\(report)")
        }
        await run.check("Its evidence is one sealed file") {
            let file = try await run.read("\(path)/document", by: network.organizationKey)
            try run.require(file["seal"]?.string?.isEmpty == false, "It has no seal: \(file.object?.names ?? [])")
        }
        await run.check("Another organization sees none of it") {
            for part in ["", "/verification", "/document"] {
                try await run.read(path + part, by: network.otherOrganizationKey, status: 404)
            }
        }
        await run.check("Without a key nothing is told") {
            try run.expect(401, try await network.get(path, apiKey: nil))
        }
    }
}
