import FoundationEssentials

/// What an event says besides the request: when it came, under which id, by which route.
struct EventContext: Sendable {
    let api: APIConfiguration
    let route: APIConfiguration.Route
    let pathParameters: [String: String]
    let requestID: String
    let receivedAt: Date

    var epochMilliseconds: Int64 { Int64((receivedAt.timeIntervalSince1970 * 1_000).rounded(.down)) }

    /// Common log format in UTC, such as `12/Mar/2020:19:03:58 +0000`.
    var commonLogTime: String {
        var calendar = Calendar(identifier: .gregorian)
        if let utc = TimeZone(secondsFromGMT: 0) { calendar.timeZone = utc }
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: receivedAt)
        let month = Self.months[(parts.month ?? 1) - 1]
        let time = [parts.hour, parts.minute, parts.second].map { Self.twoDigits($0 ?? 0) }.joined(separator: ":")
        return "\(Self.twoDigits(parts.day ?? 1))/\(month)/\(parts.year ?? 1970):\(time) +0000"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
