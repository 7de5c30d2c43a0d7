package import Wire

/// DynamoDB Streams: the records of changes, for readers of their own.
///
/// Source: DynamoDB Streams API reference, `DynamoDBStreams_20120810`.
package struct StreamsService: JSONService {
    package let name = "dynamodbstreams"
    package let targetPrefix = "DynamoDBStreams_20120810"
    package let jsonVersion = "1.0"
    package let errorNamespace = "com.amazonaws.dynamodb.v20120810#"

    private let context: TablesContext

    /// - Parameter tables: whose changes the streams tell.
    package init(_ tables: TablesService) {
        context = tables.context
    }

    package func perform(_ call: JSONCall) async throws -> [UInt8] {
        switch call.operation {
        case "DescribeStream": try await perform(DescribeStream.self, call)
        case "GetRecords": try await perform(GetRecords.self, call)
        case "GetShardIterator": try await perform(GetShardIterator.self, call)
        case "ListStreams": try await perform(ListStreams.self, call)
        default: throw ServiceError.unknownOperation(call.operation)
        }
    }

    private func perform<Operation: TableOperation>(_ type: Operation.Type, _ call: JSONCall) async throws -> [UInt8] {
        try JSONCall.encode(try await call.decode(type).perform(in: context))
    }
}

extension TableTransaction {
    /// - Throws: `ResourceNotFoundException`.
    func stream(_ arn: String) throws -> StoredStream {
        guard let parts = StreamARN(arn),
            let stream = try findStream(tableName: parts.tableName, label: parts.label)
        else { throw ServiceError.streamNotFound(arn) }
        return stream
    }
}
