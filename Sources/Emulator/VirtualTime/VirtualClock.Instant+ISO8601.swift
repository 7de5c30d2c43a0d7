import FoundationEssentials

extension VirtualClock.Instant {
    /// A time in ISO 8601 with a zone, or a date, whose day begins by UTC. Nil for what is neither.
    package init?(iso8601 text: String) {
        // Foundation passes over what follows a date or a time, and takes the 30th of February.
        guard text.wholeMatch(of: #/\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2}))?/#) != nil,
            let day = try? Date(text, strategy: .iso8601.year().month().day()),
            text.hasPrefix(day.formatted(.iso8601.year().month().day()))
        else { return nil }
        let date =
            (try? Date(text, strategy: .iso8601))
            ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
            ?? (try? Date(text, strategy: .iso8601.year().month().day()))
        guard let date else { return nil }
        self.init(date)
    }
}
