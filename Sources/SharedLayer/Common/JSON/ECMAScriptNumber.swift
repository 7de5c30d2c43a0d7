/// Numbers as ECMAScript writes them (ECMA-262, Number::toString), which RFC 8785 section 3.2.2.3 asks for.
enum ECMAScriptNumber {
    /// `number` must be finite.
    static func text(_ number: Double) -> String {
        // Swift's description has the shortest digits that read back as the same number, and the closest of those: the
        // digits that ECMAScript asks for. Only their arrangement differs.
        guard number != 0, let decimal = ExactDecimal(number.magnitude.description) else { return "0" }
        let digits = String(decoding: decimal.digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
        let sign = number < 0 ? "-" : ""
        let point = decimal.magnitude
        let count = digits.utf8.count
        switch point {
        case 1...21 where point >= count:
            return sign + digits + String(repeating: "0", count: point - count)
        case 1...21:
            return sign + digits.prefix(point) + "." + digits.dropFirst(point)
        case -5...0:
            return sign + "0." + String(repeating: "0", count: -point) + digits
        default:
            let exponent = point - 1
            let fraction = count > 1 ? "." + digits.dropFirst() : ""
            return sign + digits.prefix(1) + fraction + "e" + (exponent < 0 ? "-" : "+") + String(exponent.magnitude)
        }
    }
}
