import FoundationEssentials

/// How far a zone of the IANA database is from UTC at any moment.
///
/// FoundationEssentials knows no zones but UTC, and Foundation is too large for a function; so the system's own files are
/// read, which Lambda's images have.
package struct TimeZoneRules: Sendable {
    package static let utc = TimeZoneRules(transitions: [], offsets: [], first: 0, rule: nil)
    package static let defaultFolder = "/usr/share/zoneinfo"

    /// Seconds since 1970 from which on the offset at the same place holds.
    private let transitions: [Int64]
    private let offsets: [Int]
    /// Before the first transition.
    private let first: Int
    /// After the last transition.
    private let rule: PosixTimeZone?

    init(transitions: [Int64], offsets: [Int], first: Int, rule: PosixTimeZone?) {
        self.transitions = transitions
        self.offsets = offsets
        self.first = first
        self.rule = rule
    }

    /// The zone of that name, such as `Europe/Copenhagen`; nil when there is none.
    package init?(named name: String, folder: String = defaultFolder) {
        if name == "UTC" {
            self = .utc
            return
        }
        // A name is a path inside the folder, and must not lead out of it.
        guard name.utf8.count <= 64, name.utf8.allSatisfy({ $0.isLetterOrDigit || "/_+-".utf8.contains($0) }),
            !name.hasPrefix("/"), let data = try? Data(contentsOf: URL(filePath: folder + "/" + name)),
            data.count <= TimeZoneFile.bytesMax, let rules = TimeZoneFile.read([UInt8](data))
        else { return nil }
        self = rules
    }

    /// Seconds to add to UTC for the zone's own time.
    package func offsetSeconds(at moment: Timestamp) -> Int {
        let seconds = moment.secondsSince1970
        guard let last = transitions.last else { return rule?.offsetSeconds(at: seconds) ?? first }
        if seconds >= last, let rule { return rule.offsetSeconds(at: seconds) }
        var (low, high) = (0, transitions.count)
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? first : offsets[low - 1]
    }
}
