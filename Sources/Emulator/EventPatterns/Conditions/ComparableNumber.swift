/// A number as patterns compare it: between -5,000,000,000 and 5,000,000,000, with six decimals.
///
/// Exact, because it is never a binary float: 0.3 is 0.30 and 3e-1.
struct ComparableNumber: Sendable, Hashable, Comparable {
    /// In millionths.
    let millionths: Int64

    static let max = ComparableNumber(millionths: 5_000_000_000 * millionthsPerOne)
    static let min = ComparableNumber(millionths: -5_000_000_000 * millionthsPerOne)

    private static let decimals = 6
    private static let millionthsPerOne: Int64 = 1_000_000
    /// 5e9 in millionths has 16 digits.
    private static let digitsMax = 16
    /// Exponents beyond this are all alike.
    private static let exponentMax = 100_000

    enum Failure: Error {
        case tooPrecise, outOfRange

        /// Event Ruler's words.
        func message(for text: String) -> String {
            switch self {
            case .tooPrecise: "Only values upto 6 decimals are supported\(text)"
            case .outOfRange: "Value must be between -5.0E9 and 5.0E9, inclusive"
            }
        }
    }

    private init(millionths: Int64) {
        self.millionths = millionths
    }

    /// - Parameter text: a JSON number.
    init(_ text: some Collection<UInt8>) throws(Failure) {
        var digits: [UInt8] = []
        var scale = 0
        var isFraction = false
        var rest = Array(text)[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest.removeFirst() }
        while let byte = rest.first, byte != UInt8(ascii: "e"), byte != UInt8(ascii: "E") {
            rest.removeFirst()
            if byte == UInt8(ascii: ".") {
                isFraction = true
            } else {
                if isFraction { scale += 1 }
                if !digits.isEmpty || byte != UInt8(ascii: "0") { digits.append(byte &- UInt8(ascii: "0")) }
            }
        }
        scale -= Self.exponent(rest.dropFirst())
        while digits.last == 0 {
            digits.removeLast()
            scale -= 1
        }
        guard !digits.isEmpty else {
            self.init(millionths: 0)
            return
        }
        guard scale <= Self.decimals else { throw .tooPrecise }
        guard digits.count + Self.decimals - scale <= Self.digitsMax else { throw .outOfRange }
        var value = digits.reduce(Int64(0)) { $0 * 10 + Int64($1) }
        for _ in scale..<Self.decimals { value *= 10 }
        guard value <= Self.max.millionths else { throw .outOfRange }
        self.init(millionths: isNegative ? -value : value)
    }

    private static func exponent(_ text: some Collection<UInt8>) -> Int {
        var exponent = 0
        for byte in text where byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") && exponent < exponentMax {
            exponent = exponent * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return text.first == UInt8(ascii: "-") ? -exponent : exponent
    }

    /// The next larger one, for open ranges.
    var successor: ComparableNumber { ComparableNumber(millionths: millionths + 1) }
    var predecessor: ComparableNumber { ComparableNumber(millionths: millionths - 1) }

    static func < (one: ComparableNumber, other: ComparableNumber) -> Bool { one.millionths < other.millionths }
}
