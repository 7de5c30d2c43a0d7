import FoundationEssentials

/// Times in events: whole seconds in UTC, such as `2026-11-21T09:30:00Z`.
enum EventTime {
    static func text(_ seconds: Double) -> String {
        Date(timeIntervalSince1970: seconds.rounded(.down)).formatted(.iso8601)
    }

    static func seconds(_ text: String) -> Double? {
        (try? Date(text, strategy: .iso8601))?.timeIntervalSince1970
    }
}
