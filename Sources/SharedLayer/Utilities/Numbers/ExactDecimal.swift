/// A decimal number without rounding: ±digits × 10^exponent.
///
/// Equal values are equal, however they were written: `1.50` is `1.5`. For money and for the numbers of documents, which
/// never pass through a binary floating-point number.
package struct ExactDecimal: Sendable, Hashable {
    package let isNegative: Bool
    /// Values 0 to 9, the most significant first, without leading or trailing zeros; empty for zero.
    let digits: [UInt8]
    /// The power of ten of the last digit; 0 for zero.
    let exponent: Int

    package static let zero = ExactDecimal(0)
    /// More significant digits than this are refused.
    package static let significantDigitsMax = 1_000
    /// Powers of ten beyond ± this are refused.
    package static let exponentMax = 1_000_000

    /// Drops leading and trailing zeros.
    init(isNegative: Bool, digits: [UInt8], exponent: Int) {
        guard let first = digits.firstIndex(where: { $0 != 0 }), let last = digits.lastIndex(where: { $0 != 0 }) else {
            self.isNegative = false
            self.digits = []
            self.exponent = 0
            return
        }
        self.isNegative = isNegative
        self.digits = first == 0 && last == digits.count - 1 ? digits : Array(digits[first...last])
        self.exponent = exponent + (digits.count - 1 - last)
    }

    package init(_ integer: some BinaryInteger) {
        self.init(
            isNegative: integer < 0,
            digits: String(integer.magnitude).utf8.map { $0 - UInt8(ascii: "0") },
            exponent: 0)
    }

    /// The amount that has `minorUnits` of a unit with `fractionDigits` digits after the point: 1050 and 2 give 10.5.
    package init(minorUnits: Int64, fractionDigits: Int) {
        let whole = ExactDecimal(minorUnits)
        self.init(isNegative: whole.isNegative, digits: whole.digits, exponent: whole.exponent - fractionDigits)
    }

    /// Digits after the point that are needed to write the value: 2 for 1.25, 0 for 100.
    package var fractionDigits: Int { max(0, -exponent) }

    /// Digits without leading and trailing zeros: 3 for 0.0125, 1 for 100.
    package var significantDigits: Int { digits.count }

    package var isZero: Bool { digits.isEmpty }
    package var isInteger: Bool { exponent >= 0 }

    /// The place of the first digit: the value is 0.ddd × 10^magnitude.
    var magnitude: Int { digits.count + exponent }

    package static prefix func - (value: ExactDecimal) -> ExactDecimal {
        ExactDecimal(isNegative: !value.isNegative, digits: value.digits, exponent: value.exponent)
    }

    /// The value in units of 10^-`fractionDigits`, or nil when that is no integer of 64 bits.
    package func minorUnits(fractionDigits: Int) -> Int64? {
        let shift = exponent + fractionDigits
        guard shift >= 0, digits.count + shift <= 19 else { return isZero ? 0 : nil }
        var units: Int64 = 0
        for digit in digits + Array(repeating: 0, count: isZero ? 0 : shift) {
            let (product, overflowed) = units.multipliedReportingOverflow(by: 10)
            let (sum, carried) = product.subtractingReportingOverflow(Int64(digit))
            guard !overflowed, !carried else { return nil }
            units = sum
        }
        if isNegative { return units }
        return units == .min ? nil : -units
    }
}
