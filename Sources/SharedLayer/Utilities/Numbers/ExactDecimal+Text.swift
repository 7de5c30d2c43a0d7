extension ExactDecimal: CustomStringConvertible {
    /// Reads a number in JSON's grammar (RFC 8259 section 6); nil for anything else and beyond the limits.
    package init?(_ text: some StringProtocol) {
        var rest = text.utf8[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest.removeFirst() }
        var digits: [UInt8] = []
        digits.reserveCapacity(rest.count)
        let startsWithZero = rest.first == UInt8(ascii: "0")
        Self.moveDigits(from: &rest, to: &digits)
        guard !digits.isEmpty, !startsWithZero || digits.count == 1 else { return nil }
        var exponent = 0
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            let whole = digits.count
            Self.moveDigits(from: &rest, to: &digits)
            guard digits.count > whole else { return nil }
            exponent = whole - digits.count
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            guard let power = Self.exponent(rest.dropFirst()) else { return nil }
            exponent += power
        } else {
            guard rest.isEmpty else { return nil }
        }
        self.init(isNegative: isNegative, digits: digits, exponent: exponent)
        guard significantDigits <= Self.significantDigitsMax, abs(self.exponent) <= Self.exponentMax else { return nil }
    }

    private static func moveDigits<Bytes: Collection<UInt8>>(
        from bytes: inout Bytes, to digits: inout [UInt8]
    ) where Bytes.SubSequence == Bytes {
        while let byte = bytes.first, byte.isDigit {
            digits.append(byte - UInt8(ascii: "0"))
            bytes.removeFirst()
        }
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
        var text: [UInt8] = []
        text.reserveCapacity(digits.count + 48)
        if isNegative { text.append(UInt8(ascii: "-")) }
        switch magnitude {
        case 1...40 where exponent >= 0:
            Self.append(digits[...], to: &text)
            text.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: exponent))
        case 1...40 where exponent < 0:
            Self.append(digits[..<magnitude], to: &text)
            text.append(UInt8(ascii: "."))
            Self.append(digits[magnitude...], to: &text)
        case -40...0:
            text.append(contentsOf: "0.".utf8)
            text.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: -magnitude))
            Self.append(digits[...], to: &text)
        default:
            Self.append(digits[..<1], to: &text)
            if digits.count > 1 { text.append(UInt8(ascii: ".")) }
            Self.append(digits[1...], to: &text)
            text.append(contentsOf: "e\(magnitude - 1)".utf8)
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func append(_ digits: ArraySlice<UInt8>, to text: inout [UInt8]) {
        for digit in digits { text.append(UInt8(ascii: "0") + digit) }
    }

    package var description: String { text }
}

extension UInt8 {
    /// An ASCII digit.
    var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}
