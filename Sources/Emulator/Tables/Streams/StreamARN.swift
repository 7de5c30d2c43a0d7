/// `arn:aws:dynamodb:REGION:ACCOUNT:table/NAME/stream/LABEL`, read.
struct StreamARN: Sendable, Equatable {
    let tableName: String
    let label: String

    /// Nil for a text that is no stream's ARN. Region and account are not compared: there is one of each.
    init?(_ text: String) {
        // The label has colons of its own.
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn", parts[2] == "dynamodb" else { return nil }
        let names = parts[5].split(separator: "/", omittingEmptySubsequences: false)
        guard names.count == 4, names[0] == "table", names[2] == "stream" else { return nil }
        tableName = String(names[1])
        label = String(names[3])
    }
}
