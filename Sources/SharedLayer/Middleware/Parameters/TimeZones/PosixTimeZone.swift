/// The rule at the end of a zone's file, for all years after its table: `CET-1CEST,M3.5.0,M10.5.0/3`.
///
/// Source: POSIX.1-2017, base definitions 8.3, "TZ", with the hours of RFC 9636 section 3.3.1 (-167 to 167).
struct PosixTimeZone: Sendable {
    private let standardOffset: Int
    private let summer: Summer?

    private struct Summer: Sendable {
        let offset: Int
        let start: PosixChangeRule
        let end: PosixChangeRule
    }

    /// Nil when the text is no such rule.
    init?(_ text: String) {
        var scanner = PosixScanner(text)
        guard scanner.skipName(), let west = scanner.time() else { return nil }
        standardOffset = -west
        guard !scanner.isAtEnd else {
            summer = nil
            return
        }
        guard scanner.skipName() else { return nil }
        let summerOffset = scanner.isAt(",") ? standardOffset + 3_600 : scanner.time().map { -$0 }
        guard let summerOffset, scanner.take(","), let start = PosixChangeRule(&scanner), scanner.take(","),
            let end = PosixChangeRule(&scanner), scanner.isAtEnd
        else { return nil }
        summer = Summer(offset: summerOffset, start: start, end: end)
    }

    func offsetSeconds(at seconds: Int64) -> Int {
        guard let summer else { return standardOffset }
        let local = seconds + Int64(standardOffset)
        let day = Int((local - Int64(Timestamp.remainder(local, 86_400))) / 86_400)
        let year = CivilDate(daysSince1970: day).year
        // Each change is told in the time that holds before it.
        let start = summer.start.seconds(inYear: year) - Int64(standardOffset)
        let end = summer.end.seconds(inYear: year) - Int64(summer.offset)
        let isSummer =
            start < end ? start <= seconds && seconds < end : seconds < end || start <= seconds
        return isSummer ? summer.offset : standardOffset
    }
}
