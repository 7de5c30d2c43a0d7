extension DynamoNumber {
    /// Bytes that order as the numbers do when compared as SQLite compares blobs (memcmp, shorter first).
    ///
    /// A sign byte; the exponent, raised to be positive; the digits, two to a byte, one added so that a zero byte can end
    /// them. All but the sign is inverted for negative numbers.
    var sortableBytes: [UInt8] {
        guard !digits.isEmpty else { return [0x80] }
        var bytes = [UInt8(exponent - Self.exponentRange.lowerBound)]
        for index in stride(from: 0, to: digits.count, by: 2) {
            bytes.append(digits[index] * 10 + (index + 1 < digits.count ? digits[index + 1] : 0) + 1)
        }
        bytes.append(0)
        return isNegative ? [0x40] + bytes.map { ~$0 } : [0xC0] + bytes
    }
}
