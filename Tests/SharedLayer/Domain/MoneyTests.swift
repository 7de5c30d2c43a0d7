import SharedLayer
import Testing

@Suite("Money")
struct MoneyTests {
    @Test(
        "reads a decimal number exactly, by its value and not by how it is written",
        arguments: [
            ("50", "USD", 5_000, "50.00"), ("49.9", "USD", 4_990, "49.90"), ("49.900", "USD", 4_990, "49.90"),
            ("5e1", "USD", 5_000, "50.00"), ("0.01", "EUR", 1, "0.01"), ("1200", "JPY", 1_200, "1200"),
            ("1.234", "KWD", 1_234, "1.234"), ("9007199254740.93", "USD", 900_719_925_474_093, "9007199254740.93"),
            ("-0.05", "USD", -5, "-0.05"), ("0", "USD", 0, "0.00"), ("1e2", "JPY", 100, "100"),
        ])
    func reads(text: String, code: String, minorUnits: Int64, decimalText: String) throws {
        let money = try Money(#require(ExactDecimal(text)), currency: #require(Currency(code)))
        #expect(money.minorUnits == minorUnits)
        #expect(money.decimalText == decimalText)
    }

    @Test(
        "refuses what the currency's minor unit cannot hold",
        arguments: [
            ("0.001", "USD", ShapeError.Code.tooManyDigits), ("1.5", "JPY", .tooManyDigits),
            ("1.2345", "KWD", .tooManyDigits), ("1e30", "USD", .amountTooLarge),
            ("10000000000000", "USD", .amountTooLarge), ("1e-400", "USD", .tooManyDigits),
            ("1e999999", "USD", .amountTooLarge),
        ])
    func refuses(text: String, code: String, fault: ShapeError.Code) throws {
        let amount = try #require(ExactDecimal(text))
        let currency = try #require(Currency(code))
        let error = #expect(throws: ShapeError.self) { try Money(amount, currency: currency) }
        #expect(error?.code == fault)
    }
}
