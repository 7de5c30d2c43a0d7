import FoundationEssentials

/// The number at an index, or nil where there is none or where the type cannot hold it.
extension JSONDocument {
    func integer<Value: FixedWidthInteger>(_ type: Value.Type, at index: Int) -> Value? {
        let entry = self[index]
        guard entry.kind == .number else { return nil }
        if let integer = shortInteger(entry) { return Value(exactly: integer) }
        return entry.isInteger ? Value(written(entry)) : integralNumber(entry)
    }

    /// An integer of at most 18 digits, which cannot overflow.
    private func shortInteger(_ entry: TapeEntry) -> Int? {
        guard entry.isInteger, entry.length <= 18 else { return nil }
        let document = text
        let text = document.span
        let isNegative = text[entry.start] == UInt8(ascii: "-")
        var magnitude = 0
        for place in entry.start &+ (isNegative ? 1 : 0)..<entry.start &+ entry.length {
            magnitude = magnitude &* 10 &+ Int(text[place] &- UInt8(ascii: "0"))
        }
        return isNegative ? 0 &- magnitude : magnitude
    }

    /// An integer that is written with a fraction or an exponent, such as `1.0` or `1e3`.
    ///
    /// Below 2^53 it is what the nearest `Double` is, as in Foundation, so `1.0000000000000001` is 1 and `1e-400` is 0.
    private func integralNumber<Value: FixedWidthInteger>(_ entry: TapeEntry) -> Value? {
        let written = written(entry)
        if let double = Double(written), double.magnitude < 0x1p53 { return Value(exactly: double) }
        return WrittenNumber(written).integer()
    }

    func double(at index: Int) -> Double? {
        let entry = self[index]
        return entry.kind == .number ? double(entry) : nil
    }

    private func double(_ entry: TapeEntry) -> Double? {
        shortDouble(entry) ?? finite(Double(written(entry)), entry)
    }

    func float(at index: Int) -> Float? {
        let entry = self[index]
        return entry.kind == .number ? finite(Float(written(entry)), entry) : nil
    }

    func decimal(at index: Int) -> Decimal? {
        let entry = self[index]
        return entry.kind == .number ? Decimal(string: written(entry)) : nil
    }

    /// Nil for what was rounded to infinity or to zero.
    private func finite<Value: BinaryFloatingPoint>(_ value: Value?, _ entry: TapeEntry) -> Value? {
        guard let value, value.isFinite else { return nil }
        return value != 0 || WrittenNumber(written(entry)).isZero ? value : nil
    }

    /// A number whose digits and power of ten are both exact as `Double`: dividing or multiplying them rounds once,
    /// and so correctly (Clinger, "How to Read Floating Point Numbers Accurately").
    private func shortDouble(_ entry: TapeEntry) -> Double? {
        let document = text
        let text = document.span
        var place = entry.start
        let end = entry.start &+ entry.length
        let isNegative = text[place] == UInt8(ascii: "-")
        if isNegative { place &+= 1 }
        var digits: UInt64 = 0
        var fractionDigits = 0
        var isFraction = false
        while place < end {
            let digit = text[place] &- UInt8(ascii: "0")
            if digit < 10 {
                guard digits < (1 << 53) / 10 else { return nil }
                digits = digits &* 10 &+ UInt64(digit)
                if isFraction { fractionDigits &+= 1 }
            } else if text[place] == UInt8(ascii: ".") {
                isFraction = true
            } else {
                return nil
            }
            place &+= 1
        }
        guard fractionDigits < Self.powersOfTen.count else { return nil }
        let magnitude = Double(digits) / Self.powersOfTen[fractionDigits]
        return isNegative ? -magnitude : magnitude
    }

    /// Those that are exact.
    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]
}
