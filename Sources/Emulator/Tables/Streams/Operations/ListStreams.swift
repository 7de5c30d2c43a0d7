import Wire

/// The streams that can be read, ended ones included.
///
/// Source: DynamoDB Streams API reference, ListStreams.
struct ListStreams: TableOperation {
    var tableName: String?
    var limit: Int?
    var startARN: String?

    enum CodingKeys: String, CodingKey {
        case tableName = "TableName"
        case limit = "Limit"
        case startARN = "ExclusiveStartStreamArn"
    }

    struct Output: Encodable, Sendable {
        let streams: [Stream]
        let lastARN: String?

        enum CodingKeys: String, CodingKey {
            case streams = "Streams"
            case lastARN = "LastEvaluatedStreamArn"
        }
    }

    struct Stream: Encodable, Sendable {
        let arn: String
        let tableName: String
        let label: String

        enum CodingKeys: String, CodingKey {
            case arn = "StreamArn"
            case tableName = "TableName"
            case label = "StreamLabel"
        }
    }

    func perform(in context: TablesContext) async throws -> Output {
        var constraints = Constraints()
        if let tableName { constraints.table(tableName) }
        if let startARN { constraints.length(startARN, in: 37...1_024, at: "exclusiveStartStreamArn") }
        constraints.atLeast(1, limit, at: "limit")
        constraints.atMost(StreamLimits.pageMax, limit, at: "limit")
        try constraints.check()
        let limit = limit ?? StreamLimits.pageMax
        let start = startARN.flatMap(StreamARN.init)
        guard startARN == nil || start != nil else {
            throw ServiceError.validation("Invalid StreamArn: \(startARN ?? "")")
        }
        return try await context.store.read { transaction in
            let found = try transaction.streams(
                ofTable: tableName.map(TableName.plain), after: start.map { ($0.tableName, $0.label) },
                limit: limit + 1)
            let page = found.prefix(limit).map { stream in
                Stream(
                    arn: context.arn(ofStream: stream.label, ofTable: stream.tableName), tableName: stream.tableName,
                    label: stream.label)
            }
            return Output(streams: page, lastARN: found.count > limit ? page.last?.arn : nil)
        }
    }
}
