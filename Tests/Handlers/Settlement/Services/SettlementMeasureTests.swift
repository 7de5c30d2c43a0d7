import Settlement
import SharedLayer
import Testing

@Suite("What a settlement would come to")
struct SettlementMeasureTests {
    @Test("is not known where the sum is more than an amount can be, and that is no reason to refuse it")
    func tooMuch() throws {
        let account = try Sample.account()
        let fee = SettlementFee(basisPoints: 0, fixed: try Sample.money(0))
        var measure = SettlementMeasure(broughtForward: try Sample.money(0))
        let first = try measure.add(Sample.entry(1, .charge, Money.minorUnitsMax, in: account), fee: fee)
        let second = try measure.add(Sample.entry(2, .charge, 1, in: account), fee: fee)
        #expect(first && !second)
        #expect(!measure.isComplete && measure.entryCount == 2)
        #expect(measure.refusal(minimumNet: try Sample.money(100)) == nil)
    }
}
