/// A number of a JSON text taken apart: its digits, and the power of ten they are multiplied by.
struct WrittenNumber {
    private let isNegative: Bool
    /// Without leading zeroes.
    private var digits: [UInt8]
    private var exponent: Int

    /// Expects a number as RFC 8259 writes it.
    init(_ text: String) {
        isNegative = text.utf8.first == UInt8(ascii: "-")
        let parts = text.utf8.split(omittingEmptySubsequences: false) {
            $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E")
        }
        let mantissa = parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        digits = mantissa.joined().filter { $0 != UInt8(ascii: "-") }.map { $0 &- UInt8(ascii: "0") }
        digits.removeFirst(digits.prefix { $0 == 0 }.count)
        // An exponent that does not fit is too large, or too small, for every type.
        let written = parts.count > 1 ? String(Substring(parts[1])) : "0"
        let limit = Int(Int32.max)
        exponent = Int(written).map { min(max($0, -limit), limit) } ?? (written.hasPrefix("-") ? -limit : limit)
        exponent -= mantissa.count > 1 ? mantissa[1].count : 0
    }

    var isZero: Bool { digits.isEmpty }

    /// Nil where it has a fraction or does not fit.
    func integer<Value: FixedWidthInteger>() -> Value? {
        guard !isZero else { return 0 }
        var digits = digits[...]
        var exponent = exponent
        while exponent < 0, digits.last == 0 {
            digits.removeLast()
            exponent += 1
        }
        guard exponent >= 0 else { return nil }
        var value: Value = 0
        for digit in digits {
            guard let next = Self.shifted(value, isNegative ? -Int(digit) : Int(digit)) else { return nil }
            value = next
        }
        for _ in 0..<exponent {
            guard let next = Self.shifted(value, 0) else { return nil }
            value = next
        }
        return value
    }

    /// Ten times the value and one digit more, unless that overflows.
    private static func shifted<Value: FixedWidthInteger>(_ value: Value, _ digit: Int) -> Value? {
        guard let digit = Value(exactly: digit) else { return nil }
        let (product, productOverflows) = value.multipliedReportingOverflow(by: 10)
        let (sum, sumOverflows) = product.addingReportingOverflow(digit)
        return productOverflows || sumOverflows ? nil : sum
    }
}
