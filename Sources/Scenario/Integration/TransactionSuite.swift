import CurlTransport
import SharedLayer
import TestSupport

/// The ledger view of a charge.
struct TransactionSuite: IntegrationSuite {
    static let pipeline = "transaction"

    func run(_ run: IntegrationRun) async throws {
        let network = run.network
        let charge = try await run.deliveredCharge("booked", amount: "17.35")
        let path = "/api/v1/transactions/\(charge.transactionID)"
        await run.check("A delivered charge comes into the ledger view") {
            let found = try await eventually(within: run.deliveryBound, "transaction \(charge.transactionID)") {
                let response = try await network.get(path, apiKey: network.organizationKey)
                if response.status == 404 { return nil as JSONValue? }
                let found = try run.expect(200, response)
                return found["transaction"]?["status"] == "DELIVERED" ? found : JSONValue?.none
            }
            try run.require(found["totals"]?["remaining"] == "17.35", "Its totals are \(found)")
        }
        await run.check("A search by its contract finds it alone") {
            let page = try await run.read(
                "/api/v1/transactions?kind=CHARGE&contract_id=\(charge.contractID)", by: network.organizationKey)
            let ids = page["transactions"]?.array?.compactMap { $0["transaction_id"]?.string }
            try run.require(ids == [charge.transactionID], "It finds \(page)")
        }
        await run.check("It is exported as CSV") {
            let response = try await network.get(
                "/api/v1/transactions?format=csv&kind=CHARGE&contract_id=\(charge.contractID)",
                apiKey: network.organizationKey)
            let lines = String(decoding: response.body, as: UTF8.self).split(separator: "\r\n")
            try run.require(
                response.status == 200 && lines.count == 2 && lines[1].contains("17.35"),
                "\(response.status): \(lines)")
        }
        await run.check("Another organization does not see it") {
            try await run.read(path, by: network.otherOrganizationKey, status: 404)
        }
    }
}
