import Wire

extension DynamoNumber: Comparable {
    static func < (one: DynamoNumber, other: DynamoNumber) -> Bool {
        switch (one.sign, other.sign) {
        case let (a, b) where a != b: a < b
        case (0, 0): false
        case (1, _): one.magnitudePrecedes(other)
        default: other.magnitudePrecedes(one)
        }
    }

    private var sign: Int { digits.isEmpty ? 0 : isNegative ? -1 : 1 }

    private func magnitudePrecedes(_ other: DynamoNumber) -> Bool {
        exponent != other.exponent ? exponent < other.exponent : digits.lexicographicallyPrecedes(other.digits)
    }
}

extension DynamoNumber {
    var negated: DynamoNumber { DynamoNumber(isNegative: !isNegative, trimmed: digits, exponent: exponent) }

    /// The exact sum.
    /// - Throws: `ValidationException` when it is out of range or needs more than 38 digits.
    func adding(_ other: DynamoNumber) throws(ServiceError) -> DynamoNumber {
        guard !digits.isEmpty else { return other }
        guard !other.digits.isEmpty else { return self }
        let top = max(exponent, other.exponent)
        let bottom = min(exponent - digits.count, other.exponent - other.digits.count) + 1
        let one = aligned(top: top, bottom: bottom)
        let two = other.aligned(top: top, bottom: bottom)
        if isNegative == other.isNegative {
            return try DynamoNumber(isNegative: isNegative, digits: Self.sum(one, two), exponent: top + 1)
        }
        let isSmaller = one.lexicographicallyPrecedes(two)
        return try DynamoNumber(
            isNegative: isSmaller ? other.isNegative : isNegative,
            digits: isSmaller ? Self.difference(two, one) : Self.difference(one, two), exponent: top)
    }

    /// The exact difference; throws as `adding` does.
    func subtracting(_ other: DynamoNumber) throws(ServiceError) -> DynamoNumber {
        try adding(other.negated)
    }

    /// The digits from 10^top down to 10^bottom, padded with zeros.
    private func aligned(top: Int, bottom: Int) -> [UInt8] {
        let leading = Array(repeating: UInt8(0), count: top - exponent)
        return leading + digits + Array(repeating: 0, count: top - bottom + 1 - leading.count - digits.count)
    }

    /// Both have the same length; the sum has one digit more.
    private static func sum(_ one: [UInt8], _ two: [UInt8]) -> [UInt8] {
        var result = Array(repeating: UInt8(0), count: one.count + 1)
        var carry: UInt8 = 0
        for index in one.indices.reversed() {
            let digit = one[index] + two[index] + carry
            result[index + 1] = digit % 10
            carry = digit / 10
        }
        result[0] = carry
        return result
    }

    /// Both have the same length, and the first is not smaller.
    private static func difference(_ large: [UInt8], _ small: [UInt8]) -> [UInt8] {
        var result = large
        var borrow: UInt8 = 0
        for index in large.indices.reversed() {
            let taken = small[index] + borrow
            borrow = large[index] < taken ? 1 : 0
            result[index] = large[index] + borrow * 10 - taken
        }
        return result
    }
}
