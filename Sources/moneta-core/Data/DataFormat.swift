import ArgumentParser

enum DataFormat: String, CaseIterable, ExpressibleByArgument {
    /// One JSON value on each line.
    case jsonl
    /// One array.
    case json
    /// A line of names, then one line for each record (RFC 4180): for flat records.
    case csv
}
