import TestSupport
import Testing
import Wire

@testable import Tables

extension TableFixture {
    /// Calls DynamoDB Streams.
    @discardableResult
    func streams(_ operation: String, _ body: JSON) async throws -> Answer {
        let request = ServiceRequest(
            method: "POST", path: "/", headers: ["x-amz-target": "DynamoDBStreams_20120810.\(operation)"],
            body: try body.bytes, requestID: "test")
        let streams = StreamsService(service)
        #expect(streams.accepts(request) && !service.accepts(request))
        let response = await streams.respond(to: request)
        return Answer(status: response.status, body: try JSON(response.body))
    }

    /// A table with a stream; its ARN.
    func makeStreamedTable(
        _ name: String = "orders", viewType: JSON = "NEW_AND_OLD_IMAGES", _ more: [String: JSON] = [:]
    ) async throws -> String {
        try await makeTable(
            name, ["StreamSpecification": ["StreamEnabled": true, "StreamViewType": viewType]].merging(more) { $1 })
        return try await latestStream(of: name)
    }

    func latestStream(of table: String) async throws -> String {
        let described = try await call("DescribeTable", ["TableName": .string(table)])
        return try #require(described.body["Table"]?["LatestStreamArn"]?.string)
    }

    func shards(of stream: String) async throws -> [JSON] {
        let described = try await streams("DescribeStream", ["StreamArn": .string(stream)])
        return try #require(described.body["StreamDescription"]?["Shards"]?.elements)
    }

    func iterator(_ type: String, in shard: JSON, of stream: String, at number: JSON? = nil) async throws -> Answer {
        var body: [String: JSON] = [
            "StreamArn": .string(stream), "ShardId": shard["ShardId"] ?? .null, "ShardIteratorType": .string(type),
        ]
        body["SequenceNumber"] = number
        return try await streams("GetShardIterator", .object(body))
    }

    /// Every record that can be read, shard by shard, from the oldest on.
    func records(of stream: String, limit: Int = 1_000) async throws -> [JSON] {
        var records: [JSON] = []
        for shard in try await shards(of: stream) {
            var next = try await iterator("TRIM_HORIZON", in: shard, of: stream).body["ShardIterator"]
            while let iterator = next {
                let page = try await streams(
                    "GetRecords", ["ShardIterator": iterator, "Limit": .number(Double(limit))])
                guard page.status == 200 else { throw TestFailure("GetRecords answered \(page)") }
                let found = page.body["Records"]?.elements ?? []
                records += found
                next = found.isEmpty ? nil : page.body["NextShardIterator"]
            }
        }
        return records
    }

    /// The records in the order of their commits.
    func orderedRecords(of stream: String) async throws -> [JSON] {
        try await records(of: stream).sorted { Self.number($0) < Self.number($1) }
    }

    static func number(_ record: JSON) -> String { record["dynamodb"]?["SequenceNumber"]?.string ?? "" }
}
