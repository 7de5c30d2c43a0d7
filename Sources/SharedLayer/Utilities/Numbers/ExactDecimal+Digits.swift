/// Division on digits, for numbers beyond 64 bits.
extension ExactDecimal {
    /// Whether the digits, times a power of ten, are a multiple of the divisor.
    func isMultiple(ofDigits divisor: [UInt8], timesPowerOfTen power: Int) -> Bool {
        var divisor = divisor
        // The power of ten makes up for so many of the divisor's factors of two, and so many of five.
        for factor in [2, 5] as [UInt8] {
            for _ in 0..<power {
                guard let quotient = Self.quotient(divisor, factor) else { break }
                divisor = quotient
            }
        }
        return Self.remainder(digits, divisor).isEmpty
    }

    /// Nil when the division leaves a remainder.
    private static func quotient(_ digits: [UInt8], _ divisor: UInt8) -> [UInt8]? {
        var remainder: UInt8 = 0
        var quotient: [UInt8] = []
        for digit in digits {
            let part = remainder * 10 + digit
            if part >= divisor || !quotient.isEmpty { quotient.append(part / divisor) }
            remainder = part % divisor
        }
        return remainder == 0 ? quotient : nil
    }

    /// Without leading zeros; empty for zero.
    private static func remainder(_ digits: [UInt8], _ divisor: [UInt8]) -> [UInt8] {
        var rest: [UInt8] = []
        for digit in digits {
            if digit != 0 || !rest.isEmpty { rest.append(digit) }
            while isAtLeast(rest, divisor) { rest = difference(rest, divisor) }
        }
        return rest
    }

    private static func isAtLeast(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count ? !left.lexicographicallyPrecedes(right) : left.count > right.count
    }

    private static func difference(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        var result = left
        var borrow: Int8 = 0
        for place in 0..<left.count {
            let index = left.count - 1 - place
            let taken = place < right.count ? Int8(right[right.count - 1 - place]) : 0
            let value = Int8(left[index]) - taken - borrow
            borrow = value < 0 ? 1 : 0
            result[index] = UInt8(value < 0 ? value + 10 : value)
        }
        return Array(result.drop { $0 == 0 })
    }
}
