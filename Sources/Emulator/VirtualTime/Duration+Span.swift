extension Duration {
    /// A span as people write it, `90m`, `1h30m`, `2d`, `1w`, or as ISO 8601 has it, `PT90M`, `P1DT12H`.
    ///
    /// Months and years are left out, because their lengths differ. Nil for anything else, and for an empty span's text.
    package init?(span text: String) {
        var rest = Substring(text.lowercased())
        let isISO = rest.hasPrefix("p")
        if isISO { rest.removeFirst() }
        guard !rest.isEmpty, rest.last != "t" else { return nil }
        var isBehindT = false
        var previous = Int.max
        var total = 0
        while !rest.isEmpty {
            if isISO, !isBehindT, rest.first == "t" {
                isBehindT = true
                rest.removeFirst()
            }
            let digits = rest.prefix { ("0"..."9").contains($0) }
            guard digits.count <= Self.spanDigitsMax, let number = Int(digits),
                let letter = rest.dropFirst(digits.count).first, let unit = Self.spanUnits[letter], unit < previous,
                !isISO || (unit < 86_400) == isBehindT
            else { return nil }
            total += number * unit
            previous = unit
            rest = rest.dropFirst(digits.count + 1)
        }
        self = .seconds(total)
    }

    /// In seconds.
    private static let spanUnits: [Character: Int] = ["w": 604_800, "d": 86_400, "h": 3_600, "m": 60, "s": 1]
    /// Of one number: 3,000 years in seconds have no more.
    private static let spanDigitsMax = 11
}
