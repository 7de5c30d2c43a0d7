package import FoundationEssentials

/// The keys of the objects in which buckets get Lambda's records of failures.
///
/// Source: Lambda developer guide, "Capturing records of Lambda asynchronous invocations" and "Retain discarded records for a
/// DynamoDB event source in Lambda": `aws/lambda/async/<function>/YYYY/MM/DD/YYYY-MM-DDTHH.MM.SS-<UUID>`, and
/// `aws/lambda/<mapping>/<shard>/…`.
package enum DestinationKey {
    /// - Parameter path: what stands between `aws/lambda` and the day.
    package static func make(path: [String], at time: Date, id: String) -> String {
        let day = time.formatted(Date.ISO8601FormatStyle().year().month().day().dateSeparator(.dash))
        let clock = time.formatted(Date.ISO8601FormatStyle().time(includingFractionalSeconds: false))
            .replacing(":", with: ".")
        let folder = (["aws", "lambda"] + path + [day.replacing("-", with: "/")]).joined(separator: "/")
        return "\(folder)/\(day)T\(clock)-\(id)"
    }
}
