import Settlement
import SharedLayer
import TestSupport
import Testing

@Suite("A settlement's ledger")
struct SettlementTemplateTests {
    @Test(
        "adds up to zero, leaves nothing payable, and pays what charges less refunds and fees come to",
        arguments: 1...200)
    func properties(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let code = try #require(["USD", "JPY", "KWD"].randomElement(using: &random))
        let account = try Sample.account(code)
        let fee = SettlementFee(
            basisPoints: .random(in: 0...10_000, using: &random),
            fixed: try Sample.money(.random(in: 0...500, using: &random), code))
        let broughtForward = try Sample.money(
            Bool.random(using: &random) ? 0 : -.random(in: 1...9_999, using: &random), code)

        var lines: [LedgerLineModel] = []
        var seal = LedgerSeal()
        // Computed apart from the code under test, in minor units.
        var expected = broughtForward.minorUnits
        for number in 0..<Int.random(in: 0...40, using: &random) {
            let amount = Int64.random(in: 1...100_000, using: &random)
            let isRefund = Int.random(in: 0..<4, using: &random) == 0
            let entry = try Sample.entry(number, isRefund ? .refund : .charge, amount, in: account)
            let cost = isRefund ? try Sample.money(0, code) : try fee.fee(of: entry.amount)
            expected += isRefund ? -amount : amount - cost.minorUnits
            let page = SettlementTemplate.current.lines(
                of: entry, fee: cost, in: Sample.reference, from: lines.count + 1, at: Sample.moment)
            #expect(page.count <= SettlementTemplate.linesPerEntryMax)
            lines += page
        }
        lines += SettlementTemplate.current.closingLines(
            net: try Sample.money(expected, code), broughtForward: broughtForward, from: "s-0", account: account,
            in: Sample.reference, from: lines.count + 1, at: Sample.moment)

        for line in lines { try seal.add(line) }
        #expect(seal.balance == 0, "seed \(seed)")
        #expect(seal.payouts == max(expected, 0), "seed \(seed)")
        #expect(try LedgerLineModel.sums(of: lines).values.allSatisfy { $0 == 0 }, "seed \(seed)")
        #expect(try LedgerLineModel.hash(of: lines) == seal.hash, "seed \(seed)")
        #expect(lines.map(\.number) == Array(1...max(lines.count, 1)).prefix(lines.count).map { $0 }, "seed \(seed)")
        let payable = lines.filter { $0.account.hasSuffix(":payable") }.reduce(0) { $0 + $1.signedMinorUnits }
        #expect(payable == 0, "seed \(seed)")
        let carried = lines.filter { $0.account.hasSuffix(":carried-forward") }.reduce(0) { $0 + $1.signedMinorUnits }
        #expect(carried == broughtForward.minorUnits - min(expected, 0), "seed \(seed)")
    }

    @Test("has a seal that no line can be left out of, altered or put in another place of")
    func seal() throws {
        let lines = SettlementTemplate.current.lines(
            of: try Sample.entry(1, .charge, 100, in: Sample.account()), fee: try Sample.money(3),
            in: Sample.reference, from: 1, at: Sample.moment)
        let hash = try LedgerLineModel.hash(of: lines)
        #expect(try LedgerLineModel.hash(of: lines.dropLast()) != hash)
        #expect(try LedgerLineModel.hash(of: lines.reversed()) != hash)
        var seal = LedgerSeal()
        try seal.add(lines[0])
        #expect(throws: ShapeError.self) { try seal.add(lines[2]) }
    }
}
