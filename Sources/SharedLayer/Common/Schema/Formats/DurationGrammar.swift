/// Durations as RFC 3339 appendix A takes them from ISO 8601.
enum DurationGrammar {
    static func isDuration(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        guard rest.popFirst() == UInt8(ascii: "P") else { return false }
        let isWeeks = text.utf8.last == UInt8(ascii: "W")
        if isWeeks { return parts(&rest, of: "W") == 1 && rest.isEmpty }
        guard let days = parts(&rest, of: "YMD") else { return false }
        guard rest.first == UInt8(ascii: "T") else { return days > 0 && rest.isEmpty }
        rest.removeFirst()
        guard let seconds = parts(&rest, of: "HMS") else { return false }
        return seconds > 0 && rest.isEmpty
    }

    /// Reads numbers with their units, which follow one another without a gap; gives how many, nil for a wrong order.
    private static func parts(_ rest: inout ArraySlice<UInt8>, of units: String) -> Int? {
        let units = Array(units.utf8)
        var last: Int?
        var count = 0
        while rest.first?.isDigit == true {
            rest = rest.drop(while: \.isDigit)
            guard let unit = rest.popFirst(), let place = units.firstIndex(of: unit) else { return nil }
            if let last, place != last + 1 { return nil }
            last = place
            count += 1
        }
        return count
    }
}
