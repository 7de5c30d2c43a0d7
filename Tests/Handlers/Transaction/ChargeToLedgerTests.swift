import CurlTransport
import FoundationEssentials
import Scenario
import SharedLayer
import TestSupport
import Testing

@testable import Transaction

@Suite("From a charge to the ledger view, through the real emulator", .timeLimit(.minutes(5)))
struct ChargeToLedgerTests {
    @Test("A contract's charges of two periods are two transactions, and the same ones after the view was made anew")
    func periods() async throws {
        try await PartnerEndpoint.with(answering: { _ in .confirm("ok") }) { partner in
            try await LedgerNetwork.with(
                arguments: ["--parameter-overrides", "PartnerInsideAddressesAllowed=127.0.0.0/8"]
            ) { network in
                let key = try PublisherKey.generate(publisherID: "publisher-demo", now: .now())
                let charges = try await ChargeNetwork(
                    on: network.emulator, partnerURL: partner.url, key: key, http: network.http)
                let first = try await accepted(charges, period: "2026-10")
                let second = try await accepted(charges, period: "2026-11")
                #expect(first != second)
                try await eventually(within: .seconds(60), "both charges to be delivered in the ledger") {
                    try await rows(charges).values.count { $0["status"] == "DELIVERED" } == 2
                }
                let before = try await rows(charges)
                #expect(Set(before.keys) == [first, second])
                for row in before.values {
                    #expect(row["kind"] == "CHARGE" && row["contract_id"] == "c-ledger")
                    #expect(row["amount"] == "49.90" && row["currency"] == "USD")
                    #expect(row["partner_id"]?.string == charges.plan.partnerID)
                }

                for id in [first, second] {
                    let name = try #require(LedgerTransactionID(id))
                    let reference = LedgerReference(
                        organizationID: charges.plan.organizationID, kind: name.kind, identifier: name.identifier)
                    try await network.ledger.transactions.delete(LedgerTransactionModel.key(reference))
                }
                #expect(try await rows(charges).isEmpty)
                let report = try await network.invoke("RebuildProjectionFunction", [:])
                #expect(report["rebuilt"] == 2)
                #expect(try await rows(charges) == before)
            }
        }
    }

    /// The transaction's id.
    private func accepted(_ charges: ChargeNetwork, period: String) async throws -> String {
        let body = String(decoding: charges.body(contract: "c-ledger", amount: "49.90", tier: .gold), as: UTF8.self)
            .replacing(ChargeNetwork.period, with: period)
        let response = try await charges.send(Array(body.utf8))
        #expect(response.status == 200, "\(String(decoding: response.body, as: UTF8.self))")
        return try #require(try JSONParser().parse(response.body)["transaction_id"]?.string)
    }

    /// What the API tells of the contract, by the transactions' ids.
    private func rows(_ charges: ChargeNetwork) async throws -> [String: JSONValue] {
        let response = try await charges.get(
            "/api/v1/transactions?contract_id=c-ledger", apiKey: charges.organizationKey)
        #expect(response.status == 200)
        var rows: [String: JSONValue] = [:]
        for row in try JSONParser().parse(response.body)["transactions"]?.array ?? [] {
            rows[row["id"]?.string ?? "?"] = row
        }
        return rows
    }
}
