/// A duration as AWS writes it in REPORT lines: milliseconds with two decimals.
struct Milliseconds: Sendable, Comparable, CustomStringConvertible {
    let value: Double

    init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        value = Double(seconds) * 1000 + Double(attoseconds) / 1e15
    }

    var description: String {
        let hundredths = Int((value * 100).rounded())
        let fraction = hundredths % 100
        return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    }

    /// Lambda bills whole milliseconds, rounded up.
    var billed: Int { Int(value.rounded(.up)) }

    private init(value: Double) { self.value = value }

    static func + (left: Milliseconds, right: Milliseconds) -> Milliseconds {
        Milliseconds(value: left.value + right.value)
    }

    static func < (left: Milliseconds, right: Milliseconds) -> Bool { left.value < right.value }
}
