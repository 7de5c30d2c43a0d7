/// Numbers as ECMAScript writes them (ECMA-262, Number::toString), which RFC 8785 section 3.2.2.3 asks for.
///
/// Swift's description has the shortest digits that read back as the same number, and the closest of those: the digits
/// that ECMAScript asks for. Only their arrangement differs.
enum ECMAScriptNumber {
    /// Appends `number`, which must be finite.
    static func append(_ number: Double, to bytes: inout [UInt8]) {
        guard number != 0 else { return bytes.append(UInt8(ascii: "0")) }
        let text = number.description
        let span = text.utf8.span
        for place in span.indices where span[place] == UInt8(ascii: "e") {
            return appendScientific(text, to: &bytes)
        }
        // Swift writes numbers without an exponent as ECMAScript does, but for whole ones: `100.0`.
        let isWhole = span[span.count - 1] == UInt8(ascii: "0") && span[span.count - 2] == UInt8(ascii: ".")
        if isWhole {
            bytes.append(contentsOf: text.utf8.dropLast(2))
        } else {
            bytes.append(contentsOf: text.utf8)
        }
    }

    /// For what Swift writes with an exponent: below 1e-4, and from 2^54 on.
    private static func appendScientific(_ text: String, to bytes: inout [UInt8]) {
        guard let decimal = ExactDecimal(text) else { return }
        let digits = decimal.digits.map { $0 + UInt8(ascii: "0") }
        if decimal.isNegative { bytes.append(UInt8(ascii: "-")) }
        let point = decimal.magnitude
        switch point {
        case 1...21 where point >= digits.count:
            bytes += digits
            bytes += repeatElement(UInt8(ascii: "0"), count: point - digits.count)
        case 1...21:
            bytes += digits.prefix(point)
            bytes.append(UInt8(ascii: "."))
            bytes += digits.dropFirst(point)
        case -5...0:
            bytes += "0.".utf8
            bytes += repeatElement(UInt8(ascii: "0"), count: -point)
            bytes += digits
        default:
            bytes += digits.prefix(1)
            if digits.count > 1 { bytes.append(UInt8(ascii: ".")) }
            bytes += digits.dropFirst()
            bytes += (point > 0 ? "e+" : "e").utf8
            bytes += String(point - 1).utf8
        }
    }
}
