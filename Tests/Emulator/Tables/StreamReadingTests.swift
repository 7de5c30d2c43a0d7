import TestSupport
import Testing

@testable import Tables

@Suite("DynamoDB Streams")
struct StreamReadingTests {
    private static let hour: Double = 3_600

    @Test("A stream is described with its table's keys, and shards that start it")
    func description() async throws {
        try await TableFixture.run { fixture in
            let stream = try await fixture.makeStreamedTable()
            let described = try await fixture.streams("DescribeStream", ["StreamArn": .string(stream)])
            let description = try #require(described.body["StreamDescription"])
            #expect(description["StreamArn"]?.string == stream)
            #expect(description["StreamStatus"] == "ENABLED" && description["TableName"] == "orders")
            #expect(description["StreamViewType"] == "NEW_AND_OLD_IMAGES")
            #expect(description["KeySchema"]?.elements.count == 2)
            #expect(description["CreationRequestDateTime"] == 1_800_000_000)
            #expect(stream.hasSuffix("/stream/\(description["StreamLabel"]?.string ?? "")"))
            let shards = description["Shards"]?.elements ?? []
            #expect(shards.count == 4)
            #expect(Set(shards.map { $0["ShardId"]?.string }).count == 4)
            for shard in shards {
                #expect((28...65).contains(shard["ShardId"]?.string?.count ?? 0))
                #expect(shard["ParentShardId"] == nil)
                #expect(shard["SequenceNumberRange"]?["StartingSequenceNumber"] != nil)
                #expect(shard["SequenceNumberRange"]?["EndingSequenceNumber"] == nil)
            }
        }
    }

    @Test("A table with provisioned capacity has one shard")
    func provisioned() async throws {
        try await TableFixture.run { fixture in
            let stream = try await fixture.makeStreamedTable(
                "orders",
                [
                    "BillingMode": "PROVISIONED",
                    "ProvisionedThroughput": ["ReadCapacityUnits": 5, "WriteCapacityUnits": 5],
                ])
            #expect(try await fixture.shards(of: stream).count == 1)
        }
    }

    @Test("Shards and streams come in pages")
    func pages() async throws {
        try await TableFixture.run { fixture in
            let stream = try await fixture.makeStreamedTable()
            _ = try await fixture.makeStreamedTable("others")
            var shards: [JSON] = []
            var start: JSON?
            repeat {
                var body: [String: JSON] = ["StreamArn": .string(stream), "Limit": 3]
                body["ExclusiveStartShardId"] = start
                let page = try await fixture.streams("DescribeStream", .object(body))
                shards += page.body["StreamDescription"]?["Shards"]?.elements ?? []
                start = page.body["StreamDescription"]?["LastEvaluatedShardId"]
            } while start != nil
            #expect(shards == (try await fixture.shards(of: stream)))

            let first = try await fixture.streams("ListStreams", ["Limit": 1])
            #expect(first.body["Streams"]?.elements.map { $0["TableName"] } == ["orders"])
            let last = try #require(first.body["LastEvaluatedStreamArn"])
            let second = try await fixture.streams("ListStreams", ["Limit": 1, "ExclusiveStartStreamArn": last])
            #expect(second.body["Streams"]?.elements.map { $0["TableName"] } == ["others"])
            #expect(second.body["LastEvaluatedStreamArn"] == nil)
            let named = try await fixture.streams("ListStreams", ["TableName": "others"])
            #expect(named.body["Streams"]?.elements.count == 1)
        }
    }

    @Test("All changes of one partition key lie in one shard, in order, and come in pages")
    func order() async throws {
        try await TableFixture.run { fixture in
            let stream = try await fixture.makeStreamedTable()
            for number in 0..<40 {
                try await fixture.put([
                    "pk": ["S": .string("p\(number % 8)")], "sk": ["S": "1"], "n": ["N": .string("\(number)")],
                ])
            }
            var shardsOfKeys: [String: Set<String>] = [:]
            var filled = 0
            for shard in try await fixture.shards(of: stream) {
                let start = try await fixture.iterator("TRIM_HORIZON", in: shard, of: stream).body["ShardIterator"]
                var next = start
                var numbers: [Int] = []
                while let iterator = next {
                    let page = try await fixture.streams("GetRecords", ["ShardIterator": iterator, "Limit": 3])
                    let records = page.body["Records"]?.elements ?? []
                    #expect(records.count <= 3)
                    for record in records {
                        let image = try #require(record["dynamodb"]?["NewImage"])
                        numbers.append(Int(image["n"]?["N"]?.string ?? "") ?? -1)
                        shardsOfKeys[image["pk"]?["S"]?.string ?? "", default: []]
                            .insert(shard["ShardId"]?.string ?? "")
                    }
                    next = records.isEmpty ? nil : page.body["NextShardIterator"]
                }
                filled += numbers.isEmpty ? 0 : 1
                #expect(numbers == numbers.sorted())
            }
            #expect(shardsOfKeys.count == 8 && shardsOfKeys.values.allSatisfy { $0.count == 1 })
            #expect(filled > 1, "several keys are in several shards")
        }
    }

    @Test("Iterators begin at the oldest record, behind the newest, at a number and after it")
    func iterators() async throws {
        try await TableFixture.run { fixture in
            let stream = try await fixture.makeStreamedTable()
            func put(_ number: Int) async throws {
                try await fixture.put(["pk": ["S": "a"], "sk": ["S": .string("\(number)")]])
            }
            for number in 1...3 { try await put(number) }
            let records = try await fixture.records(of: stream)
            let middle = TableFixture.number(records[1])
            let all = try await fixture.shards(of: stream)
            var shard = all[0]
            for candidate in all {
                let start = try #require(
                    try await fixture.iterator("TRIM_HORIZON", in: candidate, of: stream).body["ShardIterator"])
                let page = try await fixture.streams("GetRecords", ["ShardIterator": start])
                if page.body["Records"]?.elements.isEmpty == false { shard = candidate }
            }
            func sorts(_ type: String, _ number: JSON? = nil, put more: Int? = nil) async throws -> [String?] {
                let start = try await fixture.iterator(type, in: shard, of: stream, at: number).body["ShardIterator"]
                if let more { try await put(more) }
                let page = try await fixture.streams("GetRecords", ["ShardIterator": try #require(start)])
                return page.body["Records"]?.elements.map { $0["dynamodb"]?["Keys"]?["sk"]?["S"]?.string } ?? []
            }
            #expect(try await sorts("TRIM_HORIZON") == ["1", "2", "3"])
            #expect(try await sorts("AT_SEQUENCE_NUMBER", .string(middle)) == ["2", "3"])
            #expect(try await sorts("AFTER_SEQUENCE_NUMBER", .string(middle)) == ["3"])
            #expect(try await sorts("LATEST") == [])
            #expect(try await sorts("LATEST", put: 4) == ["4"])
        }
    }

    @Test("An iterator expires after a quarter of an hour")
    func expiredIterator() async throws {
        try await TableFixture.run { fixture in
            let stream = try await fixture.makeStreamedTable()
            let shard = try await fixture.shards(of: stream)[0]
            let iterator = try #require(
                try await fixture.iterator("LATEST", in: shard, of: stream).body["ShardIterator"])
            fixture.clock.advance(by: 15 * 60)
            let page = try await fixture.streams("GetRecords", ["ShardIterator": iterator])
            #expect(page.status == 200)
            fixture.clock.advance(by: 1)
            #expect(
                try await fixture.streams("GetRecords", ["ShardIterator": iterator]).code == "ExpiredIteratorException")
            let next = try #require(page.body["NextShardIterator"])
            #expect(try await fixture.streams("GetRecords", ["ShardIterator": next]).status == 200)
        }
    }

    @Test("Records are gone after 24 hours, and who wanted to read them is told", arguments: [false, true])
    func retention(isSwept: Bool) async throws {
        try await TableFixture.run { fixture in
            let stream = try await fixture.makeStreamedTable()
            try await fixture.put(["pk": ["S": "a"], "sk": ["S": "1"]])
            let record = try #require(try await fixture.records(of: stream).first)
            fixture.clock.advance(by: 24 * Self.hour - 60)
            #expect(try await fixture.records(of: stream).count == 1)
            let shards = try await fixture.shards(of: stream)
            var iterators: [JSON] = []
            for shard in shards {
                iterators.append(
                    try #require(
                        try await fixture.iterator("TRIM_HORIZON", in: shard, of: stream).body["ShardIterator"]))
            }
            fixture.clock.advance(by: 61)
            if isSwept {
                #expect(try await fixture.service.trimStreams() == 1)
                #expect(try await fixture.service.trimStreams() == 0)
            }
            var codes: [String?] = []
            for iterator in iterators {
                codes.append(try await fixture.streams("GetRecords", ["ShardIterator": iterator]).code)
            }
            #expect(codes.compactMap(\.self) == ["TrimmedDataAccessException"])
            #expect(try await fixture.records(of: stream).isEmpty)
            var refusals: [String?] = []
            for shard in shards {
                refusals.append(
                    try await fixture.iterator(
                        "AT_SEQUENCE_NUMBER", in: shard, of: stream, at: .string(TableFixture.number(record))
                    ).code)
            }
            #expect(refusals.contains("TrimmedDataAccessException"))
        }
    }

    @Test("An answer holds one megabyte of records, and always one")
    func bytes() async throws {
        try await TableFixture.run { fixture in
            let stream = try await fixture.makeStreamedTable()
            let text = JSON.string(String(repeating: "x", count: 390_000))
            for number in 1...5 {
                try await fixture.put(["pk": ["S": "a"], "sk": ["S": .string("\(number)")], "t": ["S": text]])
            }
            var counts: [Int] = []
            for shard in try await fixture.shards(of: stream) {
                var next = try await fixture.iterator("TRIM_HORIZON", in: shard, of: stream).body["ShardIterator"]
                while let iterator = next {
                    let page = try await fixture.streams("GetRecords", ["ShardIterator": iterator])
                    let count = page.body["Records"]?.elements.count ?? 0
                    if count > 0 { counts.append(count) }
                    next = count > 0 ? page.body["NextShardIterator"] : nil
                }
            }
            #expect(counts == [2, 2, 1])
        }
    }

    @Test(
        "A template's stream keeps its label at the next start, ends with the template, and begins under the new label")
    func templates() async throws {
        try await TableFixture.run { fixture in
            func install(_ stream: String, label: String) async throws -> TableCreation {
                let body = #"""
                    {"TableName":"things","BillingMode":"PAY_PER_REQUEST",
                    "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],
                    "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}]\#(stream)}
                    """#
                return try await fixture.service.createTable(fromJSON: Array(body.utf8), streamLabel: label)
            }
            let images = #","StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"}"#
            let keys = #","StreamSpecification":{"StreamEnabled":true,"StreamViewType":"KEYS_ONLY"}"#
            #expect(try await install(images, label: "2026-01-01T00:00:00.000") == .created)
            #expect(try await fixture.service.streamLabels() == ["things": "2026-01-01T00:00:00.000"])
            #expect(try await install(images, label: "2026-01-02T00:00:00.000") == .found)
            #expect(try await fixture.service.streamLabels() == ["things": "2026-01-01T00:00:00.000"])
            guard case .kept(let why) = try await install(keys, label: "2026-01-02T00:00:00.000") else {
                Issue.record("another view type must be told")
                return
            }
            #expect(why.contains("KEYS_ONLY"))
            #expect(try await install("", label: "2026-01-02T00:00:00.000") == .found)
            #expect(try await fixture.service.streamLabels() == [:])
            #expect(try await install(keys, label: "2026-01-03T00:00:00.000") == .found)
            #expect(try await fixture.service.streamLabels() == ["things": "2026-01-03T00:00:00.000"])
        }
    }

    @Test("A shard is continued by another after four hours, and ends where that one begins")
    func rollover() async throws {
        try await TableFixture.run { fixture in
            let stream = try await fixture.makeStreamedTable()
            try await fixture.put(["pk": ["S": "a"], "sk": ["S": "1"]])
            fixture.clock.advance(by: 4 * Self.hour)
            try await fixture.put(["pk": ["S": "a"], "sk": ["S": "2"]])
            let shards = try await fixture.shards(of: stream)
            #expect(shards.count == 5)
            let child = try #require(shards.first { $0["ParentShardId"] != nil })
            let parent = try #require(shards.first { $0["ShardId"] == child["ParentShardId"] })
            let ending = try #require(parent["SequenceNumberRange"]?["EndingSequenceNumber"]?.string)
            let starting = try #require(child["SequenceNumberRange"]?["StartingSequenceNumber"]?.string)
            #expect(ending < starting)
            let children = try await fixture.streams(
                "DescribeStream",
                [
                    "StreamArn": .string(stream),
                    "ShardFilter": ["Type": "CHILD_SHARDS", "ShardId": parent["ShardId"] ?? .null],
                ])
            #expect(children.body["StreamDescription"]?["Shards"]?.elements == [child])
            let start = try #require(
                try await fixture.iterator("TRIM_HORIZON", in: parent, of: stream).body["ShardIterator"])
            let page = try await fixture.streams("GetRecords", ["ShardIterator": start])
            #expect(page.body["Records"]?.elements.count == 1)
            #expect(page.body["NextShardIterator"] == nil, "a closed shard has an end")
            #expect(try await fixture.records(of: stream).count == 2)
        }
    }

    @Test("Requests that AWS refuses are refused")
    func refusals() async throws {
        try await TableFixture.run { fixture in
            let stream = try await fixture.makeStreamedTable()
            let shard = try await fixture.shards(of: stream)[0]
            let unknown = stream.replacing("orders", with: "nothing")
            let answer = try await fixture.streams("DescribeStream", ["StreamArn": .string(unknown)])
            #expect(answer.code == "ResourceNotFoundException")
            #expect(answer.message == "Requested resource not found: Stream: \(unknown) not found")
            #expect(
                try await fixture.iterator(
                    "LATEST", in: ["ShardId": "shardId-00000000000000000000-00000000"], of: stream
                ).code == "ResourceNotFoundException")
            for (type, number) in [
                ("AT_SEQUENCE_NUMBER", JSON?.none), ("LATEST", "4421584500000000000000000001"), ("NOWHERE", nil),
                ("AFTER_SEQUENCE_NUMBER", "1"), ("AFTER_SEQUENCE_NUMBER", "9999999999999999999999999999"),
            ] {
                #expect(
                    try await fixture.iterator(type, in: shard, of: stream, at: number).code == "ValidationException")
            }
            let iterator = try #require(
                try await fixture.iterator("LATEST", in: shard, of: stream).body["ShardIterator"])
            for limit: JSON in [0, 1_001] {
                #expect(
                    try await fixture.streams("GetRecords", ["ShardIterator": iterator, "Limit": limit]).code
                        == "ValidationException")
            }
            for forged: JSON in ["x", "a|1|b", .string("\(stream)|1|AAAA"), ""] {
                #expect(
                    try await fixture.streams("GetRecords", ["ShardIterator": forged]).code == "ValidationException")
            }
            #expect(try await fixture.streams("GetRecords", [:]).code == "ValidationException")
            #expect(try await fixture.streams("ListStreams", ["Limit": 101]).code == "ValidationException")
            #expect(try await fixture.streams("Nonsense", [:]).code == "UnknownOperationException")
        }
    }
}
