import Scenario
import SharedLayer
import TestSupport
import Testing

@testable import Transaction

@Suite("The settlement that a charge came into", .timeLimit(.minutes(5)))
struct CoveringTests {
    private let cutOff = Timestamp(secondsSince1970: 1_795_046_400)

    @Test("is the first one of its currency that ended after the delivery and was not rejected")
    func covering() async throws {
        try await LedgerNetwork.with { network in
            try await network.put([
                charge("early", deliveredAfter: -2), charge("late", deliveredAfter: 1),
                charge("before-the-period", deliveredAfter: -3_000, chargedAfter: -200_000),
                charge("never", deliveredAfter: nil),
                settlement("s-rejected", ends: -1, "REJECTED"), settlement("s-1", ends: 0),
                settlement("s-2", ends: 86_400),
                settlement("s-euro", ends: 0, currency: "EUR"), settlement("s-3", ends: 2 * 86_400),
            ])
            for (charge, expected) in [
                ("early", ["settlement:s-1"]), ("late", ["settlement:s-2"]),
                ("before-the-period", ["settlement:s-1"]), ("never", []),
            ] {
                try await eventually(within: .seconds(60), "all five settlements and \(charge)") {
                    let page = try await network.caller.json("/api/v1/transactions")
                    return page["transactions"]?.array?.count == 9
                }
                let view = try await network.caller.json("/api/v1/transactions/\(charge)")
                #expect(view["covered_by"]?.array?.compactMap { $0["id"]?.string } == expected, "\(charge)")
            }
        }
    }

    /// A charge that was accepted ten seconds before the cut-off, unless `chargedAfter` says otherwise.
    private func charge(_ id: String, deliveredAfter seconds: Int64?, chargedAfter: Int64 = -10) -> BusEvent {
        let type = seconds == nil ? "DELIVERY_FAILED" : "CONTRACT_DELIVERED"
        let data: JSONValue = [
            "contract_id": .string("c-\(id)"), "transaction_id": .string(id), "publisher_id": "p", "mpass_id": "m",
            "partner_id": "partner-1", "amount": "1.00", "currency": "USD",
            "status": .string(seconds == nil ? "DELIVERY_FAILED" : "DELIVERED"),
            "charged_at": .string(cutOff.adding(seconds: chargedAfter).text),
        ]
        return event("moneta.subscription_charge", type, id, at: cutOff.adding(seconds: seconds ?? 1), data)
    }

    private func settlement(
        _ id: String, ends seconds: Int64, _ status: String = "PROCESSED", currency: String = "USD"
    ) -> BusEvent {
        let end = cutOff.adding(seconds: seconds)
        let data: JSONValue = [
            "settlement_id": .string(id), "partner_id": "partner-1", "currency": .string(currency),
            "origin": "SCHEDULED", "period_start": .string(end.adding(seconds: -86_400).text),
            "period_end": .string(end.text), "status": .string(status),
        ]
        return event("moneta.settlement", "SETTLEMENT_\(status)", id, at: end, data)
    }

    private func event(
        _ source: String, _ type: String, _ id: String, at moment: Timestamp, _ data: JSONValue
    ) -> BusEvent {
        let detail: JSONValue = [
            "event_id": .string(SignedRequest<DisputeReference>.hash(of: Array(id.utf8))), "event_type": .string(type),
            "sequence": 2, "occurred_at": .string(moment.text),
            "organization_id": .string(LedgerNetwork.organizationID), "data": data,
        ]
        return BusEvent(source: source, detailType: type, detail: detail.description)
    }
}
