extension ExactDecimal: Comparable {
    package static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        guard left.isNegative == right.isNegative else { return left.isNegative }
        return left.isNegative ? right.isSmallerInSize(than: left) : left.isSmallerInSize(than: right)
    }

    private func isSmallerInSize(than other: ExactDecimal) -> Bool {
        if isZero || other.isZero { return isZero && !other.isZero }
        if magnitude != other.magnitude { return magnitude < other.magnitude }
        return digits.lexicographicallyPrecedes(other.digits)
    }

    /// Whether the value is an integer times `divisor`. Nil when the divisor is zero.
    package func isMultiple(of divisor: ExactDecimal) -> Bool? {
        guard !divisor.isZero else { return nil }
        guard !isZero else { return true }
        let shift = exponent - divisor.exponent
        // The digits end in no zero, so they have no factor of ten that could make up for a larger power below.
        guard shift >= 0 else { return false }
        guard let modulus = UInt64(String(decoding: divisor.digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self))
        else {
            return isMultiple(ofDigits: divisor.digits, timesPowerOfTen: shift)
        }
        let remainder = digits.reduce(0 as UInt64) { partial, digit in
            Self.multiply(partial, 10, adding: UInt64(digit), modulo: modulus)
        }
        return Self.multiply(remainder, Self.powerOfTen(shift, modulo: modulus), adding: 0, modulo: modulus) == 0
    }

    private static func multiply(_ left: UInt64, _ right: UInt64, adding term: UInt64, modulo modulus: UInt64) -> UInt64
    {
        let product = left.multipliedFullWidth(by: right)
        let (low, carried) = product.low.addingReportingOverflow(term)
        let high = (product.high + (carried ? 1 : 0)) % modulus
        return modulus.dividingFullWidth((high, low)).remainder
    }

    private static func powerOfTen(_ power: Int, modulo modulus: UInt64) -> UInt64 {
        var result = 1 % modulus
        var base = 10 % modulus
        var left = power
        while left > 0 {
            if left & 1 == 1 { result = multiply(result, base, adding: 0, modulo: modulus) }
            base = multiply(base, base, adding: 0, modulo: modulus)
            left >>= 1
        }
        return result
    }
}
