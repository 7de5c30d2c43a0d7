import Dispute
import SharedLayer
import TestSupport
import Testing

@Suite("Refunds", .tags(.money))
struct RefundLimitTests {
    @Test("of one charge never come to more than was charged, whatever is asked for", arguments: [UInt64(1), 99])
    func never(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let charged = Int64.random(in: 1...10_000, using: &random)
            var charge = try DisputableChargeModel(
                contract: DisputeSamples.contract, transactionID: "t-1", publisherID: "pub-1", partnerID: nil,
                amount: DisputeSamples.money(charged), chargedAt: DisputeSamples.start, eventID: DisputeSamples.hash)
            var given: Int64 = 0
            for _ in 0..<10 {
                let refund = Int64.random(in: -10...12_000, using: &random)
                let isPossible = refund > 0 && given + refund <= charged
                let asked = try DisputeSamples.money(refund)
                #expect(RefundLimit(charge).allows(asked) == isPossible, "seed \(seed)")
                if isPossible {
                    charge.refunded = try RefundLimit(charge).refunded(with: asked)
                    given += refund
                } else {
                    #expect(throws: DisputeError.self) { try RefundLimit(charge).refunded(with: asked) }
                }
                #expect(charge.refunded.minorUnits == given)
                #expect(RefundLimit(charge).remainingMinorUnits == charged - given)
                try charge.validateShape()
            }
        }
    }

    @Test("of exactly the rest are allowed, of one minor unit more and in another currency not")
    func edges() throws {
        let limit = RefundLimit(try DisputeSamples.charge(1_000, refunded: 400))
        #expect(limit.allows(try DisputeSamples.money(600)))
        #expect(!limit.allows(try DisputeSamples.money(601)))
        #expect(!limit.allows(try DisputeSamples.money(0)))
        #expect(!limit.allows(try DisputeSamples.money(1, "EUR")))
    }

    @Test("of the largest amounts are summed without overflow")
    func largest() throws {
        let limit = RefundLimit(try DisputeSamples.charge(Money.minorUnitsMax, refunded: 1))
        #expect(
            try limit.refunded(with: DisputeSamples.money(Money.minorUnitsMax - 1)).minorUnits == Money.minorUnitsMax)
    }
}
