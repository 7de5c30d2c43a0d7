extension Timestamp {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Reads the one form of a date that HTTP's senders may use (RFC 9110 section 5.6.7), such as
    /// `Sun, 06 Nov 1994 08:49:37 GMT`. The name of the day is not compared with the date.
    package init?(httpDate text: some StringProtocol) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 6, words[0].hasSuffix(","), words[5] == "GMT",
            let day = Self.number(words[1], digits: 2), let month = Self.months.firstIndex(of: String(words[2])),
            let year = Self.number(words[3], digits: 4),
            let date = CivilDate(year: year, month: month + 1, day: day)
        else { return nil }
        let time = words[4].split(separator: ":", omittingEmptySubsequences: false).map {
            Self.number($0, digits: 2)
        }
        guard time.count == 3, let hour = time[0], let minute = time[1], let second = time[2], hour < 24, minute < 60,
            second <= 60
        else { return nil }
        self.init(secondsSince1970: Int64(date.daysSince1970) * 86_400 + Int64(hour * 3_600 + minute * 60 + second))
    }

    private static func number(_ text: some StringProtocol, digits: Int) -> Int? {
        let bytes = Array(text.utf8)
        return bytes.count == digits ? bytes[...].decimalInteger : nil
    }
}
