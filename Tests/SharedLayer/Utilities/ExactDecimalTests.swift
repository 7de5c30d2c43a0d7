import FoundationEssentials
import SharedLayer
import Testing

@Suite("Exact decimals")
struct ExactDecimalTests {
    @Test(
        "Equal values have one canonical text, however they were written",
        arguments: [
            ("0", "0"), ("-0", "0"), ("0.000", "0"), ("0e5", "0"), ("1.50", "1.5"), ("100", "100"), ("1e2", "100"),
            ("1E+2", "100"), ("12.5e-3", "0.0125"), ("-1.0", "-1"), ("0.1", "0.1"),
            ("99999999999999999999999999999999999999.99", "99999999999999999999999999999999999999.99"),
            ("1e400", "1e400"), ("123e-60", "1.23e-58"),
        ])
    func canonicalText(_ written: String, _ text: String) throws {
        let value = try #require(ExactDecimal(written))
        #expect(value.text == text)
        #expect(ExactDecimal(text) == value)
    }

    @Test(
        "Texts that JSON does not know as numbers are refused",
        arguments: ["", "-", "01", "1.", ".5", "+1", "1e", "1e+", "0x10", "1_000", "NaN", "1 ", "1e2000001", "１"])
    func refused(_ text: String) {
        #expect(ExactDecimal(text) == nil)
    }

    @Test(
        "Values are ordered as numbers are",
        arguments: [
            ("0.1", "0.10000000000000000000000001"), ("-2", "-1"), ("-1", "0"), ("0", "1e-300"), ("9.99", "10"),
            ("499.99", "500"), ("-10", "-9.99"), ("1e10", "1e11"), ("-1e11", "-1e10"), ("12", "123"), ("5", "5.001"),
        ])
    func order(_ smaller: String, _ larger: String) throws {
        let (small, large) = (try #require(ExactDecimal(smaller)), try #require(ExactDecimal(larger)))
        #expect(small < large)
        #expect(!(large < small))
        #expect(!(small < small))
    }

    @Test(
        "Multiples are found exactly",
        arguments: [
            ("0.3", "0.1", true), ("0.35", "0.1", false), ("100", "0.01", true), ("1e300", "3", false),
            ("3e300", "3", true), ("0", "7", true), ("-12.5", "2.5", true), ("7", "2", false), ("1", "0.3", false),
            ("9007199254740993", "2", false), ("1e2", "1e3", false), ("18446744073709551615", "5", true),
        ])
    func multiples(_ value: String, _ divisor: String, _ isMultiple: Bool) throws {
        let (value, divisor) = (try #require(ExactDecimal(value)), try #require(ExactDecimal(divisor)))
        #expect(value.isMultiple(of: divisor) == isMultiple)
    }

    @Test("Nothing is a multiple of zero")
    func zeroDivisor() {
        #expect(ExactDecimal(5).isMultiple(of: .zero) == nil)
    }

    @Test(
        "Minor units are exact or not given",
        arguments: [
            ("10.5", 2, 1050), ("0", 2, 0), ("10.505", 2, nil), ("-3", 2, -300), ("9223372036854775807", 0, .max),
            ("-9223372036854775808", 0, .min), ("9223372036854775808", 0, nil), ("1e30", 0, nil), ("500", 0, 500),
        ] as [(String, Int, Int64?)])
    func minorUnits(_ text: String, _ digits: Int, _ units: Int64?) throws {
        let value = try #require(ExactDecimal(text))
        #expect(value.minorUnits(fractionDigits: digits) == units)
        if let units { #expect(ExactDecimal(minorUnits: units, fractionDigits: digits) == value) }
    }

    @Test("Foundation's coders keep 38 digits and are refused more")
    func foreignCoders() throws {
        let text = "12345678901234567890.123456789012345678"
        let value = try #require(ExactDecimal(text))
        let data = try JSONEncoder().encode([value])
        #expect(String(decoding: data, as: UTF8.self) == "[\(text)]")
        #expect(try JSONDecoder().decode([ExactDecimal].self, from: data) == [value])
        let long = try #require(ExactDecimal("1234567" + text))
        #expect(throws: EncodingError.self) { try JSONEncoder().encode([long]) }
    }
}
