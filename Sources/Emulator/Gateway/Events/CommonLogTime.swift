import FoundationEssentials

/// A time as Apache's common log format writes it, such as `12/Mar/2020:19:03:58 +0000`.
enum CommonLogTime {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func text(_ date: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
        func two(_ value: Int?) -> String {
            let value = value ?? 0
            return value < 10 ? "0\(value)" : "\(value)"
        }
        let month = months[((parts.month ?? 1) - 1) % months.count]
        let time = [parts.hour, parts.minute, parts.second].map(two).joined(separator: ":")
        return "\(two(parts.day))/\(month)/\(parts.year ?? 1970):\(time) +0000"
    }
}
