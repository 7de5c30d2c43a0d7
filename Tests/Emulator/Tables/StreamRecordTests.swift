import TestSupport
import Testing

@testable import Tables

@Suite("Stream records")
struct StreamRecordTests {
    @Test("Puts, updates and deletes are told with both images, keys, sizes and numbers that increase")
    func changes() async throws {
        try await TableFixture.run { fixture in
            let stream = try await fixture.makeStreamedTable()
            try await fixture.put(["pk": ["S": "a"], "sk": ["S": "1"], "n": ["N": "1"]])
            try await fixture.call(
                "UpdateItem",
                [
                    "TableName": "orders", "Key": ["pk": ["S": "a"], "sk": ["S": "1"]],
                    "UpdateExpression": "SET n = n + :one", "ExpressionAttributeValues": [":one": ["N": "1"]],
                ])
            try await fixture.call("DeleteItem", ["TableName": "orders", "Key": ["pk": ["S": "a"], "sk": ["S": "1"]]])
            let records = try await fixture.orderedRecords(of: stream)
            #expect(records.map { $0["eventName"]?.string } == ["INSERT", "MODIFY", "REMOVE"])
            #expect(Set(records.map { $0["eventID"]?.string }).count == 3)
            let first = try #require(records.first)
            #expect(first["eventID"]?.string?.count == 32)
            #expect(first["eventSource"] == "aws:dynamodb" && first["eventVersion"] == "1.1")
            #expect(first["awsRegion"] == "eu-central-1" && first["userIdentity"] == nil)
            let change = try #require(first["dynamodb"])
            #expect(change["Keys"] == ["pk": ["S": "a"], "sk": ["S": "1"]])
            #expect(change["NewImage"] == ["pk": ["S": "a"], "sk": ["S": "1"], "n": ["N": "1"]])
            #expect(change["OldImage"] == nil)
            #expect(change["StreamViewType"] == "NEW_AND_OLD_IMAGES")
            #expect(change["ApproximateCreationDateTime"] == 1_800_000_000)
            #expect(TableFixture.number(first).utf8.count >= 21)
            #expect(records[1]["dynamodb"]?["OldImage"]?["n"] == ["N": "1"])
            #expect(records[1]["dynamodb"]?["NewImage"]?["n"] == ["N": "2"])
            #expect(records[2]["dynamodb"]?["OldImage"]?["n"] == ["N": "2"])
            #expect(records[2]["dynamodb"]?["NewImage"] == nil)
        }
    }

    @Test("SizeBytes counts keys and images as in AWS's own sample")
    func sizes() async throws {
        try await TableFixture.run { fixture in
            try await fixture.call(
                "CreateTable",
                [
                    "TableName": "sample", "BillingMode": "PAY_PER_REQUEST",
                    "AttributeDefinitions": [["AttributeName": "Id", "AttributeType": "N"]],
                    "KeySchema": [["AttributeName": "Id", "KeyType": "HASH"]],
                    "StreamSpecification": ["StreamEnabled": true, "StreamViewType": "NEW_AND_OLD_IMAGES"],
                ])
            try await fixture.put(["Id": ["N": "101"], "Message": ["S": "New item!"]], into: "sample")
            try await fixture.put(["Id": ["N": "101"], "Message": ["S": "This item has changed"]], into: "sample")
            let records = try await fixture.orderedRecords(of: try await fixture.latestStream(of: "sample"))
            #expect(records.map { $0["dynamodb"]?["SizeBytes"]?.int } == [26, 59])
        }
    }

    @Test(
        "A view type shows what it says",
        arguments: [
            ("KEYS_ONLY", false, false), ("NEW_IMAGE", true, false), ("OLD_IMAGE", false, true),
            ("NEW_AND_OLD_IMAGES", true, true),
        ])
    func viewTypes(viewType: String, showsNew: Bool, showsOld: Bool) async throws {
        try await TableFixture.run { fixture in
            let stream = try await fixture.makeStreamedTable(viewType: .string(viewType))
            try await fixture.put(["pk": ["S": "a"], "sk": ["S": "1"], "n": ["N": "1"]])
            try await fixture.put(["pk": ["S": "a"], "sk": ["S": "1"], "n": ["N": "2"]])
            let change = try #require(try await fixture.orderedRecords(of: stream).last?["dynamodb"])
            #expect(change["Keys"] == ["pk": ["S": "a"], "sk": ["S": "1"]])
            #expect((change["NewImage"] != nil) == showsNew)
            #expect((change["OldImage"] != nil) == showsOld)
            #expect(change["StreamViewType"]?.string == viewType)
        }
    }

    @Test("What changes nothing, and what is refused, has no record")
    func nothing() async throws {
        try await TableFixture.run { fixture in
            let stream = try await fixture.makeStreamedTable()
            let item: JSON = ["pk": ["S": "a"], "sk": ["S": "1"], "s": ["SS": ["x", "y"]]]
            try await fixture.put(item)
            try await fixture.put(["pk": ["S": "a"], "sk": ["S": "1"], "s": ["SS": ["y", "x"]]])
            try await fixture.call("DeleteItem", ["TableName": "orders", "Key": ["pk": ["S": "b"], "sk": ["S": "1"]]])
            try await fixture.call(
                "UpdateItem",
                [
                    "TableName": "orders", "Key": ["pk": ["S": "a"], "sk": ["S": "1"]],
                    "UpdateExpression": "SET x = :x", "ConditionExpression": "attribute_not_exists(pk)",
                    "ExpressionAttributeValues": [":x": ["N": "1"]],
                ])
            let cancelled = try await fixture.call(
                "TransactWriteItems",
                [
                    "TransactItems": [
                        ["Put": ["TableName": "orders", "Item": ["pk": ["S": "t"], "sk": ["S": "1"]]]],
                        [
                            "ConditionCheck": [
                                "TableName": "orders", "Key": ["pk": ["S": "n"], "sk": ["S": "1"]],
                                "ConditionExpression": "attribute_exists(pk)",
                            ]
                        ],
                    ]
                ])
            #expect(cancelled.code == "TransactionCanceledException")
            #expect(try await fixture.records(of: stream).count == 1)
        }
    }

    @Test("An item that expires is removed by the service")
    func expiry() async throws {
        try await TableFixture.run { fixture in
            let stream = try await fixture.makeStreamedTable()
            try await fixture.call(
                "UpdateTimeToLive",
                ["TableName": "orders", "TimeToLiveSpecification": ["AttributeName": "ttl", "Enabled": true]])
            try await fixture.put(["pk": ["S": "a"], "sk": ["S": "1"], "ttl": ["N": "1800000010"]])
            fixture.clock.advance(by: 60)
            #expect(try await fixture.service.sweepExpired() == 1)
            let last = try #require(try await fixture.orderedRecords(of: stream).last)
            #expect(last["eventName"] == "REMOVE")
            #expect(last["userIdentity"] == ["PrincipalId": "dynamodb.amazonaws.com", "Type": "Service"])
            #expect(last["dynamodb"]?["OldImage"]?["ttl"] == ["N": "1800000010"])
        }
    }

    @Test("Writers side by side are told in the order of their commits")
    func concurrentWriters() async throws {
        try await TableFixture.run { fixture in
            let stream = try await fixture.makeStreamedTable()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<60 {
                    group.addTask {
                        try await fixture.call(
                            "UpdateItem",
                            [
                                "TableName": "orders", "Key": ["pk": ["S": "a"], "sk": ["S": "1"]],
                                "UpdateExpression": "ADD n :one", "ExpressionAttributeValues": [":one": ["N": "1"]],
                            ])
                    }
                }
                try await group.waitForAll()
            }
            let counts = try await fixture.orderedRecords(of: stream).map {
                $0["dynamodb"]?["NewImage"]?["n"]?["N"]?.string
            }
            #expect(counts == (1...60).map { String($0) })
        }
    }

    @Test("The record for a function has the stream's ARN and the identity in Lambda's letters")
    func lambdaForm() async throws {
        try await TableFixture.run { fixture in
            let stream = try await fixture.makeStreamedTable()
            try await fixture.put(["pk": ["S": "a"], "sk": ["S": "1"], "b": ["B": "AP8="]])
            for shard in try await fixture.service.streamShards(stream) {
                let page = try await fixture.service.streamRecords(
                    shard, from: 0, limit: 10, bytesMax: 1_000)
                for record in page.records {
                    let json = try JSON(record.lambdaRecord(region: "eu-central-1", streamARN: stream))
                    #expect(json["eventSourceARN"]?.string == stream)
                    #expect(json["dynamodb"]?["NewImage"]?["b"] == ["B": "AP8="])
                }
            }
        }
    }

    @Test("Replaying a stream of random transactions rebuilds the table", arguments: [UInt64(1), 7, 42, 2026])
    func replay(seed: UInt64) async throws {
        try await TableFixture.run { fixture in
            var random = SeededRandom(seed: seed)
            let stream = try await fixture.makeStreamedTable()
            for round in 0..<120 {
                var items: [JSON] = []
                var used: Set<Int> = []
                for _ in 0..<Int.random(in: 1...6, using: &random) {
                    let number = Int.random(in: 0..<30, using: &random)
                    guard used.insert(number).inserted else { continue }
                    items.append(Self.write(number, round, &random))
                }
                try await fixture.call("TransactWriteItems", ["TransactItems": .array(items)])
            }
            var replayed: [String: JSON] = [:]
            for record in try await fixture.orderedRecords(of: stream) {
                let change = try #require(record["dynamodb"])
                // Each item has a sort key of its own.
                let key = try #require(change["Keys"]?["sk"]?["S"]?.string)
                #expect(replayed[key] == change["OldImage"], "seed \(seed)")
                replayed[key] = change["NewImage"]
            }
            let scan = try await fixture.call("Scan", ["TableName": "orders"])
            let left = (scan.body["Items"]?.elements ?? []).map { ($0["sk"]?["S"]?.string ?? "", $0) }
            #expect(replayed == Dictionary(uniqueKeysWithValues: left), "seed \(seed)")
            #expect(!left.isEmpty)
        }
    }

    private static func write(_ number: Int, _ round: Int, _ random: inout SeededRandom) -> JSON {
        let key: JSON = ["pk": ["S": .string("p\(number % 7)")], "sk": ["S": .string("s\(number)")]]
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
            return ["Put": ["TableName": "orders", "Item": key.with(["round": ["N": .string("\(round % 5)")]])]]
        case 1: return ["Delete": ["TableName": "orders", "Key": key]]
        default:
            return [
                "Update": [
                    "TableName": "orders", "Key": key, "UpdateExpression": "ADD hits :one",
                    "ExpressionAttributeValues": [":one": ["N": "1"]],
                ]
            ]
        }
    }
}
