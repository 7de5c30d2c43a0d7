import FoundationEssentials

/// The times of events, from the texts that AWS writes.
enum EventTime {
    /// A time such as `2026-11-21T12:00:00Z` or `1970-01-01T00:00:00.123Z`; nil when the text is none.
    static func date(iso8601 text: String) -> Date? {
        try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: text.contains(".")))
    }

    static func date(millisecondsSince1970 milliseconds: Int64) -> Date {
        Date(timeIntervalSince1970: Double(milliseconds) / 1_000)
    }
}
