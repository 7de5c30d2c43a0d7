import FoundationEssentials

/// A stream's label: when it was enabled, such as `2015-05-20T20:51:10.252`. With the table's name it is unique.
enum StreamLabel {
    static func text(atMilliseconds milliseconds: Int64) -> String {
        let date = Date(timeIntervalSince1970: Double(milliseconds / 1_000))
        let fraction = String(milliseconds % 1_000)
        return date.formatted(.iso8601).dropLast() + "." + String(repeating: "0", count: 3 - fraction.count) + fraction
    }
}
