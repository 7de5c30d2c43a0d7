extension ExactDecimal: CustomStringConvertible {
    /// Reads a number in JSON's grammar (RFC 8259 section 6); nil for anything else and beyond the limits.
    package init?(_ text: some StringProtocol) {
        var rest = text.utf8[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest.removeFirst() }
        let whole = rest.prefix(while: \.isDigit)
        rest = rest.dropFirst(whole.count)
        guard let lead = whole.first, lead != UInt8(ascii: "0") || whole.count == 1 else { return nil }
        var digits = whole.map { $0 - UInt8(ascii: "0") }
        var exponent = 0
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix(while: \.isDigit)
            guard !fraction.isEmpty else { return nil }
            digits += fraction.map { $0 - UInt8(ascii: "0") }
            exponent = -fraction.count
            rest = rest.dropFirst(fraction.count + 1)
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            guard let power = Self.exponent(rest.dropFirst()) else { return nil }
            exponent += power
            rest = rest.dropFirst(rest.count)
        }
        guard rest.isEmpty else { return nil }
        self.init(isNegative: isNegative, digits: digits, exponent: exponent)
        guard significantDigits <= Self.significantDigitsMax, abs(self.exponent) <= Self.exponentMax else { return nil }
    }

    private static func exponent(_ bytes: some Collection<UInt8>) -> Int? {
        let sign = bytes.first
        let isSigned = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
        let digits = bytes.dropFirst(isSigned ? 1 : 0)
        guard !digits.isEmpty, digits.allSatisfy(\.isDigit) else { return nil }
        var power = 0
        for digit in digits {
            power = power * 10 + Int(digit - UInt8(ascii: "0"))
            guard power <= 2 * exponentMax else { return nil }
        }
        return sign == UInt8(ascii: "-") ? -power : power
    }

    /// The canonical text: plain digits with no needless zeros, and scientific form beyond 40 places.
    package var text: String {
        guard !isZero else { return "0" }
        let body: String
        let shown = digits.map { Character(UnicodeScalar($0 + UInt8(ascii: "0"))) }
        switch magnitude {
        case 1...40 where exponent >= 0:
            body = String(shown) + String(repeating: "0", count: exponent)
        case 1...40 where exponent < 0:
            body = String(shown[..<magnitude]) + "." + String(shown[magnitude...])
        case -40...0:
            body = "0." + String(repeating: "0", count: -magnitude) + String(shown)
        default:
            let fraction = digits.count > 1 ? "." + String(shown[1...]) : ""
            body = String(shown[..<1]) + fraction + "e\(magnitude - 1)"
        }
        return isNegative ? "-" + body : body
    }

    package var description: String { text }
}

extension UInt8 {
    /// An ASCII digit.
    var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}
