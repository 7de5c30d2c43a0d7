import FoundationEssentials

/// Times in S3's documents.
enum Timestamp {
    /// `2009-10-12T17:50:30.000Z`.
    static func text(milliseconds: Int64) -> String {
        Date(timeIntervalSince1970: Double(milliseconds) / 1_000)
            .formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }

    /// An object's time: whole seconds.
    static func text(seconds: Int) -> String { text(milliseconds: Int64(seconds) * 1_000) }

    /// `2009-10-12T17:50:30Z`.
    static func seconds(_ date: Date) -> String { date.formatted(Date.ISO8601FormatStyle()) }
}
