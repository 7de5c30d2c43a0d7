import SharedLayer
import Testing

@Suite("Checks of single values")
struct JSONValidatorTests {
    @Test(
        "Active currencies are known with their minor units",
        arguments: [("EUR", 2), ("USD", 2), ("JPY", 0), ("KRW", 0), ("BHD", 3), ("TND", 3), ("CLF", 4), ("XOF", 0)])
    func currencies(_ code: String, _ digits: Int) {
        #expect(Currency(code)?.minorUnitDigits == digits)
    }

    @Test(
        "Codes that are no active currency are refused",
        arguments: ["eur", "EU", "", "DEM", "XAU", "XXX", "XTS", "EURO", "E R"])
    func noCurrencies(_ code: String) {
        #expect(Currency(code) == nil)
        #expect(JSONValidator().currencyFault(code) != nil)
    }

    @Test(
        "Amounts are positive and fit the currency",
        arguments: [
            ("10.50", "EUR", true), ("10.505", "EUR", false), ("10.500", "EUR", true), ("0", "EUR", false),
            ("-1", "EUR", false), ("100", "JPY", true), ("100.5", "JPY", false), ("1.234", "BHD", true),
            ("1e2", "JPY", true),
        ])
    func amounts(_ amount: String, _ code: String, _ fits: Bool) throws {
        let (amount, currency) = (try #require(ExactDecimal(amount)), try #require(Currency(code)))
        #expect((JSONValidator().amountFault(amount, in: currency) == nil) == fits)
    }

    @Test(
        "Identifiers are short ASCII words",
        arguments: [
            ("mpass-1", true), ("a:b_c.d-9", true), ("", false), ("-a", false), ("a b", false), ("é", false),
            ("a\n", false), ("a/b", false), (String(repeating: "a", count: 128), true),
            (String(repeating: "a", count: 129), false),
        ])
    func identifiers(_ text: String, _ isValid: Bool) {
        #expect((JSONValidator().identifierFault(text) == nil) == isValid)
    }
}
