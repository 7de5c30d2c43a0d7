import Wire

/// A number of DynamoDB: decimal, exact, up to 38 significant digits, magnitude from 1E-130 to 9.99…E+125.
///
/// Source: DynamoDB developer guide, "Naming rules and data types: Number".
struct DynamoNumber: Sendable, Hashable {
    static let digitsMax = 38
    static let exponentRange = -130...125
    /// Digits of a text's exponent that are read; more are out of range anyway.
    private static let exponentDigitsMax = 6

    let isNegative: Bool
    /// The significant digits, neither beginning nor ending with a zero; none for zero.
    let digits: [UInt8]
    /// The power of ten of the first digit: 1.5E2 has 2. Zero has 0.
    let exponent: Int

    static let zero = DynamoNumber(isNegative: false, trimmed: [], exponent: 0)

    /// Takes digits that are trimmed and within the limits already.
    init(isNegative: Bool, trimmed digits: [UInt8], exponent: Int) {
        self.isNegative = isNegative && !digits.isEmpty
        self.digits = digits
        self.exponent = digits.isEmpty ? 0 : exponent
    }

    /// Normalises digits, the first of which stands for `exponent`'s power of ten.
    /// - Throws: `ValidationException` when the number is out of range or too precise.
    init(isNegative: Bool, digits: [UInt8], exponent: Int) throws(ServiceError) {
        guard let first = digits.firstIndex(where: { $0 != 0 }), let last = digits.lastIndex(where: { $0 != 0 }) else {
            self = .zero
            return
        }
        let exponent = exponent - first
        guard exponent <= Self.exponentRange.upperBound else {
            throw .validation(
                "Number overflow. Attempting to store a number with magnitude larger than supported range")
        }
        guard exponent >= Self.exponentRange.lowerBound else {
            throw .validation(
                "Number underflow. Attempting to store a number with magnitude smaller than supported range")
        }
        guard last - first < Self.digitsMax else {
            throw .validation("Attempting to store more than 38 significant digits in a Number")
        }
        self.init(isNegative: isNegative, trimmed: Array(digits[first...last]), exponent: exponent)
    }

    /// Reads `-12.5e3` and the like.
    /// - Throws: `ValidationException` when the text is no number, out of range or too precise.
    init(_ text: String) throws(ServiceError) {
        guard !text.isEmpty else { throw .validation("The parameter cannot be converted to a numeric value") }
        let notNumeric = ServiceError.validation("The parameter cannot be converted to a numeric value: \(text)")
        var rest = Substring(text).utf8
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        var digits = Self.takeDigits(&rest)
        let wholeDigits = digits.count
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            digits += Self.takeDigits(&rest)
        }
        guard !digits.isEmpty else { throw notNumeric }
        var power = 0
        if let mark = rest.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            let isDownward = rest.first == UInt8(ascii: "-")
            if isDownward || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
            let powerDigits = Self.takeDigits(&rest)
            guard !powerDigits.isEmpty else { throw notNumeric }
            let magnitude = powerDigits.drop { $0 == 0 }.prefix(Self.exponentDigitsMax).reduce(0) { $0 * 10 + Int($1) }
            power = isDownward ? -magnitude : magnitude
        }
        guard rest.isEmpty else { throw notNumeric }
        try self.init(isNegative: isNegative, digits: digits, exponent: wholeDigits - 1 + power)
    }

    init(_ integer: Int) {
        let digits = String(integer.magnitude).utf8.map { $0 - UInt8(ascii: "0") }
        let last = digits.lastIndex { $0 != 0 } ?? -1
        self.init(isNegative: integer < 0, trimmed: Array(digits[...last]), exponent: digits.count - 1)
    }

    private static func takeDigits(_ rest: inout Substring.UTF8View) -> [UInt8] {
        let run = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        rest = rest[run.endIndex...]
        return run.map { $0 - UInt8(ascii: "0") }
    }

    /// The canonical text: plain notation without needless zeros, whatever the number was written like.
    var text: String {
        guard !digits.isEmpty else { return "0" }
        var bytes: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        let zero = UInt8(ascii: "0")
        if exponent < 0 {
            bytes +=
                [zero, UInt8(ascii: ".")] + Array(repeating: zero, count: -exponent - 1) + digits.map { $0 + zero }
        } else {
            bytes += digits.prefix(exponent + 1).map { $0 + zero }
            bytes += Array(repeating: zero, count: max(0, exponent + 1 - digits.count))
            if digits.count > exponent + 1 {
                bytes += [UInt8(ascii: ".")] + digits.dropFirst(exponent + 1).map { $0 + zero }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What the number counts towards the size of its item, in bytes.
    ///
    /// A byte for each two digits on either side of the point, one more, and one for a sign. Source: measurements of AWS
    /// published with the dynamodb-conformance suite; the developer guide's rule is an approximation of it.
    var storedBytes: Int {
        guard !digits.isEmpty else { return 1 }
        let wholeDigits = exponent < 0 ? 0 : min(exponent + 1, digits.count)
        let fractionDigits = digits.count - wholeDigits
        return 1 + (wholeDigits + 1) / 2 + (fractionDigits + 1) / 2 + (isNegative ? 1 : 0)
    }

    var whole: Int? { Int(text) }
}
