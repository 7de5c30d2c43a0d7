/// A length of time as a person reads it.
enum Span {
    /// `1d 2h 5m`; parts of a second are left out.
    static func text(_ seconds: Double) -> String {
        var rest = Int(seconds)
        var parts: [String] = []
        for (unit, length) in [("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)] {
            if rest >= length { parts.append("\(rest / length)\(unit)") }
            rest %= length
        }
        return parts.isEmpty ? "less than a second" : parts.joined(separator: " ")
    }
}
