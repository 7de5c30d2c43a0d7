/// A date of HTTP in any of the three forms that recipients must take (RFC 9110 section 5.6.7).
enum HTTPDate {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    /// A year of two digits that would lie further ahead is one of the century before.
    private static let yearsAheadMax = 50

    /// Seconds since 1970; nil for any other text. The name of the day is not looked at.
    static func seconds(_ text: String, now: Timestamp) -> Int64? {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        switch words.count {
        case 6 where words[0].hasSuffix(",") && words[5] == "GMT":
            // Sun, 06 Nov 1994 08:49:37 GMT
            return seconds(day: words[1], month: words[2], year: number(words[3], digits: 4), time: words[4])
        case 4 where words[0].hasSuffix(",") && words[3] == "GMT":
            // Sunday, 06-Nov-94 08:49:37 GMT
            let date = words[1].split(separator: "-", omittingEmptySubsequences: false)
            guard date.count == 3, let short = number(date[2], digits: 2) else { return nil }
            return seconds(day: date[0], month: date[1], year: year(short, now), time: words[2])
        case 6 where words[2].isEmpty && words[3].utf8.count == 1:
            // Sun Nov  6 08:49:37 1994
            return seconds(day: "0" + words[3], month: words[1], year: number(words[5], digits: 4), time: words[4])
        case 5:
            // Sun Nov 16 08:49:37 1994
            return seconds(day: words[2], month: words[1], year: number(words[4], digits: 4), time: words[3])
        default: return nil
        }
    }

    private static func seconds(
        day: some StringProtocol, month: Substring, year: Int?, time: Substring
    ) -> Int64? {
        guard let day = number(day, digits: 2), let month = months.firstIndex(of: String(month)), let year,
            let date = CivilDate(year: year, month: month + 1, day: day)
        else { return nil }
        let parts = time.split(separator: ":", omittingEmptySubsequences: false).map { number($0, digits: 2) }
        guard parts.count == 3, let hour = parts[0], let minute = parts[1], let second = parts[2], hour < 24,
            minute < 60, second <= 60
        else { return nil }
        return Int64(date.daysSince1970) * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
    }

    private static func year(_ short: Int, _ now: Timestamp) -> Int {
        let current = CivilDate(daysSince1970: Int(now.secondsSince1970 / 86_400)).year
        let year = current - current % 100 + short
        return year > current + yearsAheadMax ? year - 100 : year
    }

    private static func number(_ text: some StringProtocol, digits: Int) -> Int? {
        guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }
}
