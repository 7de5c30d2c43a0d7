import TestSupport
import Testing

@testable import Tables

@Suite("UpdateTable")
struct UpdateTableTests {
    private static func stream(_ viewType: JSON?) -> JSON {
        var specification: [String: JSON] = ["StreamEnabled": .bool(viewType != nil)]
        specification["StreamViewType"] = viewType
        return ["TableName": "orders", "StreamSpecification": .object(specification)]
    }

    @Test("A stream begins, ends, stays readable, and begins anew under another label")
    func streams() async throws {
        try await TableFixture.run { fixture in
            try await fixture.makeTable()
            let enabled = try await fixture.call("UpdateTable", Self.stream("NEW_IMAGE"))
            let description = try #require(enabled.body["TableDescription"])
            #expect(description["StreamSpecification"] == ["StreamEnabled": true, "StreamViewType": "NEW_IMAGE"])
            let first = try await fixture.latestStream(of: "orders")
            try await fixture.put(["pk": ["S": "a"], "sk": ["S": "1"]])

            let again = try await fixture.call("UpdateTable", Self.stream("KEYS_ONLY"))
            #expect(again.message == "Table already has an enabled stream: TableName: orders")

            let disabled = try await fixture.call("UpdateTable", Self.stream(nil))
            #expect(disabled.body["TableDescription"]?["StreamSpecification"] == nil)
            #expect(disabled.body["TableDescription"]?["LatestStreamArn"]?.string == first)
            let twice = try await fixture.call("UpdateTable", Self.stream(nil))
            #expect(twice.message == "Table has no stream to disable: TableName: orders")
            try await fixture.put(["pk": ["S": "a"], "sk": ["S": "2"]])
            let described = try await fixture.streams("DescribeStream", ["StreamArn": .string(first)])
            #expect(described.body["StreamDescription"]?["StreamStatus"] == "DISABLED")
            #expect(try await fixture.records(of: first).count == 1)

            try await fixture.call("UpdateTable", Self.stream("NEW_IMAGE"))
            let second = try await fixture.latestStream(of: "orders")
            #expect(first != second)
            #expect(try await fixture.records(of: second).isEmpty)
            #expect(
                try await fixture.streams("ListStreams", ["TableName": "orders"]).body["Streams"]?.elements.count == 2)
        }
    }

    @Test("The stream of a deleted table can be read for 24 hours")
    func deletion() async throws {
        try await TableFixture.run { fixture in
            let stream = try await fixture.makeStreamedTable()
            try await fixture.put(["pk": ["S": "a"], "sk": ["S": "1"]])
            try await fixture.call("DeleteTable", ["TableName": "orders"])
            #expect(try await fixture.records(of: stream).count == 1)
            let again = try await fixture.makeStreamedTable()
            #expect(again != stream)
            fixture.clock.advance(by: 24 * 3_600 + 1)
            _ = try await fixture.service.trimStreams()
            let gone = try await fixture.streams("DescribeStream", ["StreamArn": .string(stream)])
            #expect(gone.code == "ResourceNotFoundException")
            #expect(try await fixture.streams("DescribeStream", ["StreamArn": .string(again)]).status == 200)
        }
    }

    @Test("A specification that does not go together is refused in AWS's words")
    func refusedSpecifications() async throws {
        try await TableFixture.run { fixture in
            try await fixture.makeTable()
            let prefix = "One or more parameter values were invalid: "
            let bare = try await fixture.call(
                "UpdateTable", ["TableName": "orders", "StreamSpecification": ["StreamEnabled": true]])
            #expect(bare.message == prefix + "If stream is being enabled then UpdateViewType is required")
            let typed = try await fixture.call(
                "UpdateTable",
                [
                    "TableName": "orders",
                    "StreamSpecification": ["StreamEnabled": false, "StreamViewType": "KEYS_ONLY"],
                ])
            #expect(
                typed.message == prefix + "If stream is being disabled, then UpdateViewType must not be specified")
            let empty = try await fixture.call("UpdateTable", ["TableName": "orders", "StreamSpecification": [:]])
            #expect(empty.message?.contains("'streamSpecification.streamEnabled'") == true)
            let nothing = try await fixture.call("UpdateTable", ["TableName": "orders"])
            #expect(nothing.message?.hasPrefix("At least one of ProvisionedThroughput") == true)
            let unknown = try await fixture.call(
                "UpdateTable", ["TableName": "nothing", "DeletionProtectionEnabled": true])
            #expect(unknown.code == "ResourceNotFoundException")
        }
    }

    @Test("Billing, capacity and protection change")
    func settings() async throws {
        try await TableFixture.run { fixture in
            try await fixture.makeTable()
            let bare = try await fixture.call("UpdateTable", ["TableName": "orders", "BillingMode": "PROVISIONED"])
            #expect(bare.code == "ValidationException")
            let capacity: JSON = ["ReadCapacityUnits": 3, "WriteCapacityUnits": 2]
            let provisioned = try await fixture.call(
                "UpdateTable",
                ["TableName": "orders", "BillingMode": "PROVISIONED", "ProvisionedThroughput": capacity])
            #expect(provisioned.body["TableDescription"]?["ProvisionedThroughput"]?["ReadCapacityUnits"] == 3)
            let same = try await fixture.call(
                "UpdateTable", ["TableName": "orders", "ProvisionedThroughput": capacity])
            #expect(same.message?.hasPrefix("The provisioned throughput for the table will not change.") == true)
            let onDemand = try await fixture.call(
                "UpdateTable", ["TableName": "orders", "BillingMode": "PAY_PER_REQUEST"])
            #expect(onDemand.body["TableDescription"]?["BillingModeSummary"]?["BillingMode"] == "PAY_PER_REQUEST")
            try await fixture.call("UpdateTable", ["TableName": "orders", "DeletionProtectionEnabled": true])
            #expect(try await fixture.call("DeleteTable", ["TableName": "orders"]).code == "ValidationException")
            try await fixture.call("UpdateTable", ["TableName": "orders", "DeletionProtectionEnabled": false])
            #expect(try await fixture.call("DeleteTable", ["TableName": "orders"]).status == 200)
        }
    }

    @Test("A new index holds the items that were there, and others keep theirs when one goes")
    func indexes() async throws {
        try await TableFixture.run { fixture in
            let local: JSON = [
                [
                    "IndexName": "by_when",
                    "KeySchema": [
                        ["AttributeName": "pk", "KeyType": "HASH"], ["AttributeName": "when", "KeyType": "RANGE"],
                    ],
                    "Projection": ["ProjectionType": "ALL"],
                ]
            ]
            try await fixture.makeTable(
                "orders",
                [
                    "LocalSecondaryIndexes": local,
                    "AttributeDefinitions": [
                        ["AttributeName": "pk", "AttributeType": "S"], ["AttributeName": "sk", "AttributeType": "S"],
                        ["AttributeName": "when", "AttributeType": "N"],
                    ],
                ])
            for number in 1...5 {
                try await fixture.put([
                    "pk": ["S": "a"], "sk": ["S": .string("\(number)")], "when": ["N": .string("\(9 - number)")],
                    "g": ["S": .string(number % 2 == 0 ? "even" : "odd")],
                ])
            }
            let create: JSON = [
                "TableName": "orders",
                "AttributeDefinitions": [["AttributeName": "g", "AttributeType": "S"]],
                "GlobalSecondaryIndexUpdates": [
                    [
                        "Create": [
                            "IndexName": "by_g", "KeySchema": [["AttributeName": "g", "KeyType": "HASH"]],
                            "Projection": ["ProjectionType": "KEYS_ONLY"],
                        ]
                    ]
                ],
            ]
            let created = try await fixture.call("UpdateTable", create)
            let index = created.body["TableDescription"]?["GlobalSecondaryIndexes"]?.elements.first
            #expect(index?["IndexName"] == "by_g" && index?["IndexStatus"] == "ACTIVE" && index?["ItemCount"] == 5)
            func count(_ index: JSON, _ key: String, _ value: JSON) async throws -> Int? {
                try await fixture.call(
                    "Query",
                    [
                        "TableName": "orders", "IndexName": index, "KeyConditionExpression": .string("\(key) = :v"),
                        "ExpressionAttributeValues": [":v": ["S": value]],
                    ]
                ).body["Count"]?.int
            }
            #expect(try await count("by_g", "g", "odd") == 3)
            try await fixture.put(["pk": ["S": "a"], "sk": ["S": "6"], "when": ["N": "1"], "g": ["S": "odd"]])
            #expect(try await count("by_g", "g", "odd") == 4)
            #expect(try await count("by_when", "pk", "a") == 6)
            let again = try await fixture.call("UpdateTable", create)
            #expect(again.code == "ValidationException")

            let delete: JSON = [
                "TableName": "orders", "GlobalSecondaryIndexUpdates": [["Delete": ["IndexName": "by_g"]]],
            ]
            let deleted = try await fixture.call("UpdateTable", delete)
            #expect(deleted.body["TableDescription"]?["GlobalSecondaryIndexes"] == nil)
            #expect(deleted.body["TableDescription"]?["AttributeDefinitions"]?.elements.count == 3)
            #expect(try await count("by_when", "pk", "a") == 6)
            #expect(try await fixture.call("UpdateTable", delete).code == "ResourceNotFoundException")
            let reopened = try fixture.reopened()
            let described = try await reopened.call("DescribeTable", ["TableName": "orders"])
            #expect(described.body["Table"]?["LocalSecondaryIndexes"]?.elements.count == 1)
            try reopened.close()
        }
    }
}
