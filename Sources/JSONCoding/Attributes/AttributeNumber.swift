/// What DynamoDB takes as a number: at most 38 digits that count, from 1E-130 to 9.9…E+125, and zero.
///
/// The service rounds some longer ones and refuses others; here all are refused.
/// Source: DynamoDB developer guide, “Supported data types”, Number.
enum AttributeNumber {
    static let significantDigitsMax = 38
    /// The powers of ten that the first digit may have.
    static let firstDigitExponents = -130...125
    /// Written exponents beyond it are refused even where zeros make up for them, as readers of numbers do.
    private static let exponentMax = 2_000_000

    private static func isExponent(_ byte: UInt8) -> Bool { byte | 0x20 == UInt8(ascii: "e") }

    /// Expects a number as RFC 8259 writes it.
    static func holds(_ text: String) -> Bool {
        // Few numbers are as long as the digits that may count, or have an exponent.
        guard text.utf8.count > significantDigitsMax || text.utf8.contains(where: isExponent) else { return true }
        var (first, last) = (Int?.none, 0)
        var (place, point, exponent) = (0, Int?.none, 0)
        var bytes = text.utf8[...]
        while let byte = bytes.popFirst() {
            switch byte {
            case UInt8(ascii: "."): point = place
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                guard let written = Int(Substring(bytes)) else { return false }
                exponent = written
                bytes = bytes.suffix(0)
            case UInt8(ascii: "0"): place += 1
            case UInt8(ascii: "1")...UInt8(ascii: "9"):
                if first == nil { first = place }
                last = place
                place += 1
            default: continue
            }
        }
        guard exponent.magnitude <= exponentMax else { return false }
        // Zero has no first digit.
        guard let first else { return true }
        guard last - first < significantDigitsMax else { return false }
        return firstDigitExponents.contains((point ?? place) - first - 1 + exponent)
    }
}
