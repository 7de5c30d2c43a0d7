import Scenario
import SharedLayer
import TestSupport
import Testing

@Suite("The edges of settlements", .timeLimit(.minutes(5)))
struct SettlementEdgeTests {
    @Test("Charges of the largest amount are settled, one for each settlement, and keep nothing behind them waiting")
    func largest() async throws {
        try await SettlementNetwork.with { network in
            let start = Timestamp.now()
            let largest = "9999999999999.99"
            try await network.tell(
                .charge("t-1", largest, at: start), .charge("t-2", largest, at: start.adding(milliseconds: 1)),
                .charge("t-3", "0.01", at: start.adding(milliseconds: 2)))
            try await network.waiting(3)
            var (from, charges): (Timestamp?, [String?]) = (nil, [])
            for number in 1...3 {
                let end = Timestamp.now()
                let answer = try await network.post(network.body("s-\(number)", start: from, end: end))
                #expect(answer.status == 200, "\(answer.text)")
                let settlement = try await network.settlement("s-\(number)", reaching: .settled)
                charges.append(settlement.charges?.decimalText)
                let lines = try await network.settlements.lines(of: settlement.reference).all(max: 100)
                #expect(try LedgerLineModel.sums(of: lines) == [settlement.currency: 0])
                from = end
            }
            #expect(charges == [largest, largest, "0.01"])
            try await network.waiting(0)
        }
    }

    @Test("A charge at the very end of a period is the next settlement's, and so is one that is told of late")
    func cutOff() async throws {
        try await SettlementNetwork.with { network in
            let end = Timestamp.now()
            try await network.tell(
                .charge("t-1", "1.00", at: end.adding(milliseconds: -1)), .charge("t-2", "2.00", at: end))
            try await network.waiting(2)
            #expect(try await network.post(network.body("s-1", end: end)).status == 200)
            let first = try await network.settlement("s-1", reaching: .settled)
            #expect(first.charges?.decimalText == "1.00")

            // Delivered in the first period, told after it was settled.
            try await network.tell(.charge("t-3", "4.00", at: end.adding(milliseconds: -2)))
            try await network.waiting(2)
            #expect(try await network.post(network.body("s-2", start: end)).status == 200)
            let second = try await network.settlement("s-2", reaching: .settled)
            #expect(second.charges?.decimalText == "6.00")
        }
    }

    @Test("A refund that is told twice, before its charge and in another currency, is booked once where it belongs")
    func refunds() async throws {
        try await SettlementNetwork.with { network in
            let refund = BusMessage.refund("d-1", of: "t-1", "5.00", currency: "EUR")
            try await network.tell(refund, refund)
            try await network.waiting(1, "EUR")
            // Another event about the same dispute, which nobody of ours sends.
            try await network.tell(.refund("d-1", of: "t-1", "7.00", currency: "EUR"))
            try await network.tell(.charge("t-1", "20.00", currency: "EUR"), .charge("t-2", "20.00"))
            try await network.waiting(2, "EUR")
            try await network.waiting(1)
            #expect(try await network.post(network.body("s-1", currency: "EUR")).status == 200)
            let settlement = try await network.settlement("s-1", reaching: .settled)
            #expect(settlement.refunds?.decimalText == "5.00" && settlement.net?.decimalText == "15.00")
            try await network.waiting(1)
        }
    }
}
