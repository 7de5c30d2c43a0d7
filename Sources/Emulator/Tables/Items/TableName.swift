/// A table's name in a request, where its ARN may stand too.
enum TableName {
    /// `arn:aws:dynamodb:REGION:ACCOUNT:table/NAME` without all but the name.
    static func plain(_ name: String) -> String {
        let parts = name.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn", parts[5].hasPrefix("table/") else { return name }
        return String(parts[5].dropFirst("table/".count).prefix { $0 != "/" })
    }
}
