import FoundationEssentials

extension VirtualClock.Instant {
    /// A time in ISO 8601 with a zone, or a date, whose day begins by UTC. Nil for what is neither.
    package init?(iso8601 text: String) {
        let date =
            (try? Date(text, strategy: .iso8601))
            ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
            ?? (try? Date(text, strategy: .iso8601.year().month().day()))
        guard let date else { return nil }
        self.init(date)
    }
}
