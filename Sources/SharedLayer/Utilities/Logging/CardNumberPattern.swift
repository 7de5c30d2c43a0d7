/// Numbers of payment cards in a text: 13 to 19 digits, with single spaces or hyphens between them or without.
///
/// Source: ISO/IEC 7812-1: the length, the issuer's number at the front and Luhn's check digit (annex B).
enum CardNumberPattern {
    private static let digitsMin = 13
    private static let digitsMax = 19

    /// The longest number that begins at `place`, with its separators.
    static func number(in bytes: Span<UInt8>, at place: Int) -> Range<Int>? {
        guard bytes[place] >= UInt8(ascii: "2"), bytes[place] <= UInt8(ascii: "6") else { return nil }
        var digits: [UInt8] = []
        var end = place
        var found: Range<Int>?
        while end < bytes.count, digits.count < digitsMax {
            guard isDigit(bytes[end]) else {
                guard isSeparator(bytes[end]), end + 1 < bytes.count, isDigit(bytes[end + 1]) else { break }
                end += 1
                continue
            }
            digits.append(bytes[end] - UInt8(ascii: "0"))
            end += 1
            let isWhole = end == bytes.count || !SecretPattern.isBase64URL(bytes[end]) || isSeparator(bytes[end])
            if digits.count >= digitsMin, isWhole, isIssued(digits), passesLuhn(digits) { found = place..<end }
        }
        return found
    }

    /// Whether a network gives out numbers that begin so: American Express, Diners Club, Discover, JCB, Maestro,
    /// Mastercard, UnionPay, Visa.
    private static func isIssued(_ digits: [UInt8]) -> Bool {
        let front = digits.prefix(4).reduce(0) { $0 * 10 + Int($1) }
        switch front {
        case 4_000...4_999: return [13, 16, 18, 19].contains(digits.count)
        case 5_100...5_599, 2_221...2_720: return digits.count == 16
        case 3_400...3_499, 3_700...3_799: return digits.count == 15
        case 3_000...3_059, 3_095...3_095, 3_600...3_699, 3_800...3_999: return (14...19).contains(digits.count)
        case 3_528...3_589: return (16...19).contains(digits.count)
        case 5_000...5_099, 5_600...5_899, 6_000...6_999: return true
        default: return false
        }
    }

    private static func passesLuhn(_ digits: [UInt8]) -> Bool {
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let value = place.isMultiple(of: 2) ? Int(digit) : Int(digit) * 2
            sum += value > 9 ? value - 9 : value
        }
        return sum.isMultiple(of: 10)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") }
}
