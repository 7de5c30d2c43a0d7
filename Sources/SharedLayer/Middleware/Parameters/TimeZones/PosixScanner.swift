/// Takes a rule of POSIX apart from its beginning.
struct PosixScanner {
    private var rest: ArraySlice<UInt8>

    init(_ text: String) {
        rest = Array(text.utf8)[...]
    }

    var isAtEnd: Bool { rest.isEmpty }

    func isAt(_ character: Unicode.Scalar) -> Bool { rest.first == UInt8(ascii: character) }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard isAt(character) else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// `CET`, or `<+03>`.
    mutating func skipName() -> Bool {
        if take("<") {
            rest = rest.drop { $0 != UInt8(ascii: ">") }
            return take(">")
        }
        let count = rest.count
        rest = rest.drop { $0.isLetterOrDigit && !$0.isDigit }
        return count - rest.count >= 3
    }

    /// At most three digits.
    mutating func number() -> Int? {
        let digits = rest.prefix { $0.isDigit }
        guard 1...3 ~= digits.count else { return nil }
        rest = rest.dropFirst(digits.count)
        return digits.decimalInteger
    }

    /// Seconds, from hours with a sign perhaps, minutes and seconds.
    mutating func time() -> Int? {
        let isNegative = take("-")
        if !isNegative { _ = take("+") }
        guard let hours = number(), hours <= 167 else { return nil }
        var seconds = hours * 3_600
        for unit in [60, 1] where take(":") {
            guard let count = number(), count < 60 else { return nil }
            seconds += count * unit
        }
        return isNegative ? -seconds : seconds
    }
}
