import CurlTransport
import Scenario
import SharedLayer
import TestSupport
import Testing

@Suite("Status and history of a charge, over HTTP", .timeLimit(.minutes(5)))
struct ChargeStatusTests {
    @Test("The organization reads its charge's status and history, by period or the latest; others get 404")
    func status() async throws {
        try await ChargeEmulator.with { emulator, _ in
            let network = emulator.network
            let own = try await emulator.makeKey(organizationID: network.plan.organizationID, scopes: ["events:read"])
            #expect(try await network.send(network.body(contract: "c-1", amount: "10", tier: .gold)).status == 200)
            let later = String(decoding: network.body(contract: "c-1", amount: "11", tier: .gold), as: UTF8.self)
                .replacing("2026-11", with: "2026-12")
            #expect(try await network.send(Array(later.utf8)).status == 200)
            let contract = try await network.contract("c-1", reaching: .delivered)

            let november = try await emulator.get("c-1?period=2026-11", key: own)
            #expect(november.status == 200, "\(november.body)")
            #expect(november.body["status"] == "DELIVERED")
            #expect(november.body["transaction_id"]?.string == contract.transactionID)
            #expect(november.body["amount"] == "10.00")
            #expect(november.body["billing_cycle"] == "MONTHLY")
            #expect(november.body["partner_confirmation"] == "ok-1")
            #expect(november.body["template"] == "subscription-charge")
            let history = november.body["history"]?.array ?? []
            #expect(
                history.map { $0["type"]?.string } == [
                    "CONTRACT_VALIDATED", "CHARGE_PROCESSED", "CONTRACT_SIGNED", "CONTRACT_DELIVERED",
                ])
            #expect(history.last?["hash"]?.string == contract.lastEventHash)

            let latest = try await emulator.get("c-1", key: own)
            #expect(latest.body["period"] == "2026-12")
            #expect(latest.body["amount"] == "11.00")
            #expect(latest.body["charges"]?.array?.map { $0["period"]?.string } == ["2026-12", "2026-11"])

            try await refusals(emulator, own)
        }
    }

    private func refusals(_ emulator: ChargeEmulator, _ own: String) async throws {
        let organizationID = emulator.network.plan.organizationID
        let other = try await emulator.makeKey(organizationID: "org-other", scopes: ["events:read"])
        let unscoped = try await emulator.makeKey(organizationID: organizationID, scopes: ["contracts:read"])
        let operatorKey = try await emulator.makeKey(organizationID: "org-network", scopes: ["network:operate"])
        let cases: [(String, String?, Int)] = [
            ("c-1", nil, 401), ("c-1", "no-such-key", 401), ("c-1", unscoped, 403), ("c-1", other, 404),
            ("c-1?organization_id=\(organizationID)", other, 404), ("c-2", own, 404), ("c-1?period=2027-01", own, 404),
            ("c-1%23x", own, 404), ("c-1?period=%23", own, 404), ("c-1?organization_id=org-other", own, 404),
            ("c-1?organization_id=\(organizationID)", operatorKey, 200), ("c-1", operatorKey, 404),
        ]
        for (path, key, status) in cases {
            let answer = try await emulator.get(path, key: key)
            #expect(answer.status == status, "\(path): \(answer.body)")
            guard status != 200 else { continue }
            #expect(answer.body["status"] == JSONValue.number(JSONNumber(status)))
            #expect(!answer.body.description.contains("transaction_id"))
        }
    }
}
