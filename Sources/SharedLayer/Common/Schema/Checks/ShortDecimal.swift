/// A decimal number of up to 18 digits without an exponent: ±coefficient / 10^fractionDigits.
///
/// What documents hold, nearly always; it is read and compared without memory of its own.
struct ShortDecimal: Sendable {
    private let coefficient: Int64
    private let fractionDigits: Int

    private static let digitsMax = 18
    private static let powersOfTen: [Int64] = (0...digitsMax).map { power in
        (0..<power).reduce(1) { value, _ in value * 10 }
    }

    /// Nil for numbers that are longer or have an exponent. The text is in JSON's grammar.
    init?(_ text: String) {
        var value: Int64 = 0
        var digits = 0
        var fraction = -1
        var isNegative = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits += 1
                guard digits <= Self.digitsMax else { return nil }
                value = value &* 10 &+ Int64(byte &- UInt8(ascii: "0"))
                if fraction >= 0 { fraction += 1 }
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "."): fraction = 0
            default: return nil
            }
        }
        coefficient = isNegative ? -value : value
        fractionDigits = max(0, fraction)
    }

    /// -1, 0 or 1 as this is less than, equal to or more than the other; nil when that takes more than 64 bits.
    func compared(to other: ShortDecimal) -> Int? {
        guard let (left, right) = aligned(with: other) else { return nil }
        return left < right ? -1 : left == right ? 0 : 1
    }

    /// Nil when that takes more than 64 bits, or the divisor is zero.
    func isMultiple(of divisor: ShortDecimal) -> Bool? {
        guard let (left, right) = aligned(with: divisor), right != 0 else { return nil }
        return left.isMultiple(of: right)
    }

    private func aligned(with other: ShortDecimal) -> (Int64, Int64)? {
        let shift = fractionDigits - other.fractionDigits
        if shift == 0 { return (coefficient, other.coefficient) }
        let power = Self.powersOfTen[abs(shift)]
        let (scaled, overflowed) =
            shift > 0
            ? other.coefficient.multipliedReportingOverflow(by: power)
            : coefficient.multipliedReportingOverflow(by: power)
        if overflowed { return nil }
        return shift > 0 ? (coefficient, scaled) : (scaled, other.coefficient)
    }
}
