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
