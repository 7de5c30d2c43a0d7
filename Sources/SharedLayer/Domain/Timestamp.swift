package import FoundationEssentials

/// A point in time to the millisecond, stored as RFC 3339 text in UTC of fixed width (`2026-11-21T11:59:20.123Z`), so that
/// the texts sort as the times do.
package struct Timestamp: Sendable, Hashable, Comparable {
    package let millisecondsSince1970: Int64

    package init(millisecondsSince1970: Int64) {
        self.millisecondsSince1970 = millisecondsSince1970
    }

    package init(_ date: Date) {
        self.init(millisecondsSince1970: Int64((date.timeIntervalSince1970 * 1_000).rounded()))
    }

    /// Throws `malformedTimestamp`.
    package init(text: String) throws(ShapeError) {
        do {
            self.init(try Date(text, strategy: Self.style))
        } catch {
            throw ShapeError(
                .malformedTimestamp, field: "timestamp", "must be RFC 3339 with milliseconds in UTC, not \(text)")
        }
    }

    package var text: String {
        Date(timeIntervalSince1970: Double(millisecondsSince1970) / 1_000).formatted(Self.style)
    }

    package var secondsSince1970: Int64 { millisecondsSince1970 / 1_000 }

    package func adding(milliseconds: Int64) -> Timestamp {
        Timestamp(millisecondsSince1970: millisecondsSince1970 + milliseconds)
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.millisecondsSince1970 < right.millisecondsSince1970
    }

    private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}

extension Timestamp: Codable {
    package init(from decoder: any Decoder) throws {
        try self.init(text: try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
