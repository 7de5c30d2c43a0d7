import Settlement
import SharedLayer
import Testing

@Suite("The fee of a charge")
struct SettlementFeeTests {
    @Test(
        "is a part of the amount, rounded half to even, and something fixed, never more than the amount",
        arguments: [
            (10_000, 150, 30, 180), (100, 150, 0, 2), (300, 150, 0, 4), (500, 150, 0, 8), (10, 500, 0, 0),
            (30, 500, 0, 2), (50, 500, 0, 2), (1, 0, 30, 1), (0, 150, 30, 0), (10_000, 0, 0, 0), (99, 10_000, 5, 99),
            (999_999_999_999_999, 9_999, 0, 999_899_999_999_999),
            (999_999_999_999_999, 10_000, 30, 999_999_999_999_999),
        ] as [(Int64, Int, Int64, Int64)])
    func fee(amount: Int64, basisPoints: Int, fixed: Int64, expected: Int64) throws {
        let fee = SettlementFee(basisPoints: basisPoints, fixed: try Sample.money(fixed))
        #expect(try fee.fee(of: Sample.money(amount)) == Sample.money(expected))
    }

    @Test("in two currencies at once is refused")
    func otherCurrency() throws {
        let fee = SettlementFee(basisPoints: 1, fixed: try Sample.money(1, "EUR"))
        #expect(throws: ShapeError.self) { try fee.fee(of: Sample.money(100)) }
    }
}
