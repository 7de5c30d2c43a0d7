import Foundation
import JSONCoding
import TestSupport
import Testing

@Suite("JSON numbers")
struct NumbersTests {
    static let texts = [
        "0", "-0", "1", "-1", "0.0", "-0.0", "1.0", "-1.0", "1.5", "1e3", "1E+3", "1e-3", "100e-2", "1.0e0", "12e-1",
        "127", "128", "-128", "-129", "255", "256", "300", "32767", "32768", "65535", "65536", "2147483647",
        "2147483648", "-2147483648", "-2147483649", "4294967295", "4294967296", "9007199254740991",
        "9007199254740992", "9007199254740993", "9007199254740993.0", "1.0000000000000001", "0.9999999999999999999",
        "999999999999999999", "-999999999999999999", "1000000000000000000", "9223372036854775807",
        "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615",
        "18446744073709551616", "1e18", "1e19", "170141183460469231731687303715884105727",
        "170141183460469231731687303715884105728", "-170141183460469231731687303715884105728",
        "340282366920938463463374607431768211455", "340282366920938463463374607431768211456", "0.1", "0.2", "0.3",
        "0.30000000000000004", "2.2250738585072014e-308", "2.2250738585072011e-308", "5e-324",
        "2.4703282292062327e-324",
        "2.4703282292062328e-324", "1e-400", "0e-400", "0.0e400", "1.7976931348623157e308", "1.7976931348623159e308",
        "1e308", "1e309", "1e400", "-1e400", "1e-50", "3.4028234e38", "3.4028236e38", "16777217", "1.17549435e-38",
        "1e-46", "123456789.123456789", "0.000000000000000000000000000001", "1e22", "1e23", "8.5e-5", "4.35",
        "1e0000000000000000000000001", "1e99999999999999999999",
        "1e-99999999999999999999", "0e99999999999999999999", String(repeating: "9", count: 400),
        "0." + String(repeating: "0", count: 400) + "1", "1" + String(repeating: "0", count: 30) + ".000",
        "3." + String(repeating: "3", count: 500),
    ]

    @Test(
        "Each number becomes what Foundation makes of it, in every type, or is an error there as well", arguments: texts
    )
    func decoding(text: String) {
        expectSame(Int.self, text)
        expectSame(Int8.self, text)
        expectSame(Int16.self, text)
        expectSame(Int32.self, text)
        expectSame(Int64.self, text)
        expectSame(UInt.self, text)
        expectSame(UInt8.self, text)
        expectSame(UInt16.self, text)
        expectSame(UInt32.self, text)
        expectSame(UInt64.self, text)
        expectSame(Double.self, text)
        expectSame(Float.self, text)
        expectSame(Decimal.self, text)
        if !text.contains("e"), !text.contains(".") {
            expectSame(Int128.self, text)
            expectSame(UInt128.self, text)
        }
    }

    private func expectSame<Value: Codable & Equatable>(_ type: Value.Type, _ text: String) {
        Coders.expectSame(type, text)
        Coders.expectSame(Box<Value>.self, #"{"value":\#(text),"other":\#(text)}"#)
    }

    @Test(
        "An integer written with an exponent is exact in every width, where Foundation stops at 64 bits",
        arguments: [
            ("1e30", Int128(1_000_000_000_000_000_000) * 1_000_000_000_000), ("-1.5e19", -15_000_000_000_000_000_000),
            ("1.8446744073709551615e19", 18_446_744_073_709_551_615),
            ("1230000000000000000000e-2", 12_300_000_000_000_000_000),
        ])
    func exactIntegers(text: String, value: Int128) throws {
        #expect(try JSONCoder.decode(Int128.self, from: [UInt8](text.utf8)) == value)
    }

    @Test(
        "A fraction beyond 2^53 is refused, where Foundation drops it",
        arguments: [
            "9007199254740992.5", "90071992547409921e-1", "1.00000000000000000001e19", "1e-1",
            "12345678901234567891e-1",
        ])
    func fractions(text: String) {
        #expect(throws: DecodingError.self) { try JSONCoder.decode(UInt64.self, from: [UInt8](text.utf8)) }
    }

    @Test("Negative zero keeps its sign as a floating-point number")
    func negativeZero() throws {
        #expect(try JSONCoder.decode(Double.self, from: [UInt8]("-0".utf8)).sign == .minus)
        #expect(try JSONCoder.decode(Double.self, from: [UInt8]("-0.0".utf8)).sign == .minus)
        #expect(try JSONCoder.encode(-0.0) == [UInt8]("-0".utf8))
    }

    @Test("Doubles of every kind come back bit by bit", arguments: [UInt64.random(in: 0..<1_000_000), 1])
    func doubles(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<3000 {
            let value = Double(bitPattern: random.next())
            guard value.isFinite else { continue }
            let text = try JSONCoder.encode(value)
            #expect(try text == Coders.foundation(value))
            #expect(try JSONCoder.decode(Double.self, from: text).bitPattern == value.bitPattern)
        }
    }

    @Test(
        "Short decimals are rounded as the standard library rounds them",
        arguments: [UInt64.random(in: 0..<1_000_000), 1])
    func shortDecimals(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<3000 {
            let digits = String(random.next() >> UInt64.random(in: 0..<64, using: &random))
            let text = digits + "." + String(random.next() >> UInt64.random(in: 4..<64, using: &random))
            #expect(try JSONCoder.decode(Double.self, from: [UInt8](text.utf8)) == Double(text), "\(text)")
        }
    }

    @Test("Numbers are written as Foundation writes them")
    func encoding() throws {
        try Coders.expectSame(encoding: [Int.min, -1, 0, 9, 10, 99, 100, Int.max])
        try Coders.expectSame(encoding: [Int128.min, Int128.max])
        #expect(try JSONCoder.encode([UInt128.max, 0, 1 << 64]) == Coders.foundation([UInt128.max, 0, 1 << 64]))
        #expect(try JSONCoder.encode([Int8.min, .max]) == [UInt8]("[-128,127]".utf8))
        let doubles = [1, -1, 0.1, 1e15, 1e16, 1e300, 5e-5, .pi, .greatestFiniteMagnitude, .leastNonzeroMagnitude]
        #expect(try JSONCoder.encode(doubles) == Coders.foundation(doubles))
        let floats: [Float] = [1, 0.1, 16_777_216, 1e10, .greatestFiniteMagnitude, .leastNonzeroMagnitude]
        #expect(try JSONCoder.encode(floats) == Coders.foundation(floats))
    }

    @Test("What is no number cannot be written, and the error says where")
    func notANumber() throws {
        for value in [Double.nan, .infinity, -.infinity] {
            try Coders.expectSame(encoding: value)
            try Coders.expectSame(encoding: [0, value])
            try Coders.expectSame(encoding: ["a": [Float(value)]])
            try Coders.expectSame(encoding: Box(value: 1, other: value))
            try Coders.expectSame(encoding: [Box(value: Float(value), other: 1)])
            try Coders.expectSame(encoding: [Date(timeIntervalSinceReferenceDate: value)])
        }
        #expect(throws: EncodingError.self) { try JSONCoder.encode([Decimal.nan]) }
    }

    @Test("Decimals are exact")
    func decimals() throws {
        let text = "[0.1,1.10,-12345678901234567890.123456789,79228162514264337593543950335,1e127,1e-120]"
        Coders.expectSame([Decimal].self, text)
        let decimals = try JSONCoder.decode([Decimal].self, from: [UInt8](text.utf8))
        #expect(decimals[1] == Decimal(string: "1.1"))
        #expect(decimals[2].description == "-12345678901234567890.123456789")
        #expect(try JSONCoder.encode(decimals) == Coders.foundation(decimals))
    }
}
