// FoundationEssentials knows no zone but UTC.
import Foundation

/// A time zone in which a schedule's expression is read, with its daylight-saving rules.
package struct ScheduleZone: Sendable, Equatable {
    package let identifier: String
    private let zone: TimeZone?

    package static let utc = ScheduleZone()

    private init() {
        identifier = "UTC"
        zone = nil
    }

    /// - Parameter identifier: a name of the IANA time zone database. Nil for what is none.
    package init?(identifier: String) {
        guard !identifier.isEmpty, identifier.utf8.count <= Self.identifierBytesMax else { return nil }
        if identifier == "UTC" {
            self = .utc
            return
        }
        // Foundation also takes `GMT+3` and the like, which are no names of the database.
        guard identifier.contains("/") || Self.plainNames.contains(identifier),
            let zone = TimeZone(identifier: identifier)
        else { return nil }
        self.identifier = identifier
        self.zone = zone
    }

    /// How many seconds the wall is ahead of UTC.
    func offset(at seconds: Int) -> Int {
        zone?.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))) ?? 0
    }

    /// The time in UTC at which the wall shows `local`; of two the first, and nil for one that is left out when daylight
    /// saving begins.
    func seconds(ofLocal local: Int) -> Int? {
        candidates(local).first { $0 + offset(at: $0) == local }
    }

    /// As `seconds(ofLocal:)`; a time that is left out is taken as that much later.
    func secondsShifted(ofLocal local: Int) -> Int {
        seconds(ofLocal: local) ?? local - offset(at: local - 86_400)
    }

    /// By the offsets of the day before and the day after: between them lies at most one change.
    private func candidates(_ local: Int) -> [Int] {
        let offsets = [offset(at: local - 86_400), offset(at: local + 86_400)]
        return offsets.map { local - $0 }.sorted()
    }

    /// Of `ScheduleExpressionTimezone`.
    private static let identifierBytesMax = 50
    private static let plainNames: Set<String> = [
        "CET", "CST6CDT", "Cuba", "EET", "EST", "EST5EDT", "Egypt", "Eire", "GB", "GMT", "Greenwich", "HST", "Hongkong",
        "Iceland", "Iran", "Israel", "Jamaica", "Japan", "Libya", "MET", "MST", "MST7MDT", "NZ", "Navajo", "PRC",
        "PST8PDT",
        "Poland", "Portugal", "ROC", "ROK", "Singapore", "Turkey", "UCT", "Universal", "WET", "Zulu",
    ]
}
