import Testing
import Wire

@testable import Tables

@Suite struct NumberTests {
    @Test(
        "a number is told in its canonical form",
        arguments: [
            ("0", "0"), ("-0", "0"), ("0.000", "0"), ("00042", "42"), ("1.0", "1"), ("3.1400", "3.14"),
            ("1.5E2", "150"),
            ("1e-3", "0.001"), ("-12.50", "-12.5"), ("+7", "7"), (".5", "0.5"), ("5.", "5"), ("100", "100"),
            ("12345678901234567890123456789012345678", "12345678901234567890123456789012345678"),
            ("1e3", "1000"), ("0.00000000000000000000000000000000000001", "0.00000000000000000000000000000000000001"),
        ])
    func canonical(_ text: String, _ expected: String) throws {
        #expect(try DynamoNumber(text).text == expected)
    }

    @Test(
        "a text that is no number, out of range or too precise is refused in AWS's words",
        arguments: [
            ("", "The parameter cannot be converted to a numeric value"),
            ("b", "The parameter cannot be converted to a numeric value: b"),
            ("1e", "The parameter cannot be converted to a numeric value: 1e"),
            ("1.2.3", "The parameter cannot be converted to a numeric value: 1.2.3"),
            ("--1", "The parameter cannot be converted to a numeric value: --1"),
            (".", "The parameter cannot be converted to a numeric value: ."),
            ("NaN", "The parameter cannot be converted to a numeric value: NaN"),
            (
                "123456789012345678901234567890123456789",
                "Attempting to store more than 38 significant digits in a Number"
            ),
            ("1e126", "Number overflow. Attempting to store a number with magnitude larger than supported range"),
            ("-1e126", "Number overflow. Attempting to store a number with magnitude larger than supported range"),
            (
                "1e99999999999999999999999999",
                "Number overflow. Attempting to store a number with magnitude larger than supported range"
            ),
            ("1e-131", "Number underflow. Attempting to store a number with magnitude smaller than supported range"),
        ])
    func refused(_ text: String, _ message: String) {
        let error = #expect(throws: ServiceError.self) { try DynamoNumber(text) }
        #expect(error?.message == message)
    }

    @Test(
        "the ends of the range are numbers",
        arguments: ["1E-130", "-1E-130", "9.9999999999999999999999999999999999999E+125"])
    func ends(_ text: String) throws {
        let number = try DynamoNumber(text)
        #expect(try DynamoNumber(number.text) == number)
    }

    @Test(
        "sums and differences are exact",
        arguments: [
            ("1", "2", "3", "-1"), ("0.1", "0.2", "0.3", "-0.1"), ("999", "1", "1000", "998"),
            ("-5", "3", "-2", "-8"), ("5", "-3", "2", "8"),
            ("1e20", "1", "100000000000000000001", "99999999999999999999"),
            ("0", "7", "7", "-7"), ("7", "7", "14", "0"), ("-0.5", "-0.5", "-1", "0"),
            (
                "99999999999999999999999999999999999999", "0.0", "99999999999999999999999999999999999999",
                "99999999999999999999999999999999999999"
            ),
        ])
    func sums(_ one: String, _ two: String, _ sum: String, _ difference: String) throws {
        #expect(try DynamoNumber(one).adding(DynamoNumber(two)).text == sum)
        #expect(try DynamoNumber(one).subtracting(DynamoNumber(two)).text == difference)
    }

    @Test("a sum out of range is refused, and so is one that cannot be exact")
    func sumRefused() throws {
        let large = try DynamoNumber("9.9e125")
        #expect(throws: ServiceError.self) { try large.adding(large) }
        #expect(throws: ServiceError.self) { try large.adding(DynamoNumber("1e-100")) }
    }

    @Test(
        "a number takes as many bytes as measured on AWS",
        arguments: [
            ("0", 1), ("1", 2), ("12", 2), ("123", 3), ("1234", 3), ("12345678901234567890123456789012345678", 20),
            ("0042", 2), ("100", 2), ("1010", 3), ("0.0000001", 2), ("1E125", 2), ("1E-100", 2), ("1.5", 3), ("15", 2),
            ("1.234", 4), ("3.14159", 5), ("123456", 4), ("100.5", 4), ("0.15", 2), ("-42", 3), ("-0", 1),
        ])
    func storedBytes(_ text: String, _ bytes: Int) throws {
        #expect(try DynamoNumber(text).storedBytes == bytes)
    }

    /// The oracle is exact arithmetic on small integers: what is drawn is `mantissa * 10^(power - 6)`.
    @Test(
        "numbers order as their values do, and their key bytes order as they do",
        arguments: [UInt64.random(in: 0...UInt64.max)])
    func ordering(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var drawn: [(value: Int, number: DynamoNumber)] = []
        for _ in 0..<400 {
            let mantissa = Int.random(in: -99_999...99_999, using: &random)
            let power = Int.random(in: 0...6, using: &random)
            let value = mantissa * (0..<power).reduce(1) { product, _ in product * 10 }
            drawn.append((value, try DynamoNumber("\(mantissa)e\(power - 6)")))
        }
        for one in drawn {
            for two in drawn {
                #expect((one.value < two.value) == (one.number < two.number), "seed \(seed)")
                #expect((one.value == two.value) == (one.number == two.number), "seed \(seed)")
                #expect(
                    (one.value < two.value)
                        == one.number.sortableBytes.lexicographicallyPrecedes(two.number.sortableBytes), "seed \(seed)")
            }
            let other = drawn.randomElement(using: &random)?.number ?? .zero
            let sum = try one.number.adding(other)
            #expect(try sum.subtracting(other) == one.number, "seed \(seed)")
            #expect(try DynamoNumber(one.number.text) == one.number, "seed \(seed)")
        }
    }

    @Test("key bytes order numbers of every magnitude")
    func magnitudes() throws {
        let ordered = [
            "-9.9999999999999999999999999999999999999E+125", "-1e125", "-100", "-99.1", "-99", "-1.5", "-1", "-0.001",
            "-1e-130", "0", "1e-130", "0.001", "0.0010001", "1", "1.5", "1.51", "2", "10", "99", "100", "1e125",
            "9.9999999999999999999999999999999999999E+125",
        ]
        let bytes = try ordered.map { try DynamoNumber($0).sortableBytes }
        for (one, two) in zip(bytes, bytes.dropFirst()) { #expect(one.lexicographicallyPrecedes(two)) }
    }
}
