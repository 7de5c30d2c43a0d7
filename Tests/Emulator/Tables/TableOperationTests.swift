import TestSupport
import Testing

@testable import Tables

@Suite struct TableOperationTests {
    private static let plain: JSON = [
        "TableName": "orders", "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [["AttributeName": "pk", "AttributeType": "S"]],
        "KeySchema": [["AttributeName": "pk", "KeyType": "HASH"]],
    ]

    @Test("a table can be made, described, listed and deleted")
    func life() async throws {
        try await TableFixture.run { fixture in
            let created = try await fixture.call("CreateTable", Self.plain)
            #expect(created.status == 200)
            #expect(created.body["TableDescription"]?["TableStatus"] == "ACTIVE")
            let described = try await fixture.call("DescribeTable", ["TableName": "orders"]).body["Table"]
            #expect(described?["TableArn"] == "arn:aws:dynamodb:eu-central-1:123456789012:table/orders")
            #expect(described?["KeySchema"] == Self.plain["KeySchema"])
            #expect(described?["BillingModeSummary"] == ["BillingMode": "PAY_PER_REQUEST"])
            #expect(described?["CreationDateTime"] == 1_800_000_000)
            #expect(described?["ItemCount"] == 0)
            #expect(try await fixture.call("ListTables", [:]).body == ["TableNames": ["orders"]])
            let deleted = try await fixture.call("DeleteTable", ["TableName": "orders"])
            #expect(deleted.body["TableDescription"]?["TableStatus"] == "DELETING")
            #expect(try await fixture.call("ListTables", [:]).body == ["TableNames": []])
        }
    }

    @Test("names are listed in order, page by page")
    func pages() async throws {
        try await TableFixture.run { fixture in
            for name in ["ccc", "aaa", "bbb"] { try await fixture.makeHashTable(name) }
            let first = try await fixture.call("ListTables", ["Limit": 2])
            #expect(first.body == ["TableNames": ["aaa", "bbb"], "LastEvaluatedTableName": "bbb"])
            let second = try await fixture.call("ListTables", ["Limit": 2, "ExclusiveStartTableName": "bbb"])
            #expect(second.body == ["TableNames": ["ccc"]])
        }
    }

    @Test("a table that is there already, or not at all, is an error that AWS names")
    func conflicts() async throws {
        try await TableFixture.run { fixture in
            try await fixture.call("CreateTable", Self.plain)
            let again = try await fixture.call("CreateTable", Self.plain)
            #expect(again.status == 400)
            #expect(again.body["__type"] == "com.amazonaws.dynamodb.v20120810#ResourceInUseException")
            #expect(again.message == "Table already exists: orders")
            for operation in ["DescribeTable", "DeleteTable", "DescribeTimeToLive"] {
                let missing = try await fixture.call(operation, ["TableName": "nowhere"])
                #expect(missing.code == "ResourceNotFoundException")
                #expect(missing.message == "Requested resource not found: Table: nowhere not found")
            }
            let item = try await fixture.call("GetItem", ["TableName": "nowhere", "Key": ["pk": ["S": "a"]]])
            #expect(item.message == "Requested resource not found")
        }
    }

    static let refusals: [(String, [String: JSON], String)] = [
        (
            "short name", ["TableName": "ab"],
            "1 validation error detected: Value 'ab' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3"
        ),
        (
            "bad name", ["TableName": "a b c"],
            "1 validation error detected: Value 'a b c' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+"
        ),
        ("no name", ["TableName": nil], "The parameter 'TableName' is required but was not present in the request"),
        (
            "key type", ["KeySchema": [["AttributeName": "pk", "KeyType": "INVALID"]]],
            "1 validation error detected: Value 'INVALID' at 'keySchema.1.member.keyType' failed to satisfy constraint: Member must satisfy enum value set: [HASH, RANGE]"
        ),
        (
            "attribute type", ["AttributeDefinitions": [["AttributeName": "pk", "AttributeType": "BOOL"]]],
            "1 validation error detected: Value 'BOOL' at 'attributeDefinitions.1.member.attributeType' failed to satisfy constraint: Member must satisfy enum value set: [B, N, S]"
        ),
        (
            "twice the key",
            ["KeySchema": [["AttributeName": "pk", "KeyType": "HASH"], ["AttributeName": "pk", "KeyType": "RANGE"]]],
            "Invalid KeySchema: Some index key attribute have no definition"
        ),
        (
            "range first", ["KeySchema": [["AttributeName": "pk", "KeyType": "RANGE"]]],
            "Invalid KeySchema: The first KeySchemaElement is not a HASH key type"
        ),
        (
            "too many definitions",
            [
                "AttributeDefinitions": [
                    ["AttributeName": "pk", "AttributeType": "S"], ["AttributeName": "other", "AttributeType": "S"],
                ]
            ],
            "One or more parameter values were invalid: Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions"
        ),
        (
            "undefined key", ["KeySchema": [["AttributeName": "other", "KeyType": "HASH"]]],
            "One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [other], AttributeDefinitions: [pk]"
        ),
        (
            "throughput on demand",
            ["ProvisionedThroughput": ["ReadCapacityUnits": 1, "WriteCapacityUnits": 1]],
            "One or more parameter values were invalid: Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST"
        ),
        (
            "no throughput", ["BillingMode": "PROVISIONED"],
            "One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED"
        ),
        (
            "local index without a range key",
            [
                "LocalSecondaryIndexes": [
                    [
                        "IndexName": "lsi", "KeySchema": [["AttributeName": "pk", "KeyType": "HASH"]],
                        "Projection": ["ProjectionType": "ALL"],
                    ]
                ]
            ],
            "One or more parameter values were invalid: Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex"
        ),
        (
            "two indexes of one name",
            [
                "GlobalSecondaryIndexes": [
                    [
                        "IndexName": "same", "KeySchema": [["AttributeName": "pk", "KeyType": "HASH"]],
                        "Projection": ["ProjectionType": "ALL"],
                    ],
                    [
                        "IndexName": "same", "KeySchema": [["AttributeName": "pk", "KeyType": "HASH"]],
                        "Projection": ["ProjectionType": "ALL"],
                    ],
                ]
            ], "One or more parameter values were invalid: Duplicate index name: same"
        ),
        (
            "projection",
            [
                "GlobalSecondaryIndexes": [
                    [
                        "IndexName": "gsi", "KeySchema": [["AttributeName": "pk", "KeyType": "HASH"]],
                        "Projection": ["ProjectionType": "ALL", "NonKeyAttributes": ["a"]],
                    ]
                ]
            ], "One or more parameter values were invalid: ProjectionType is ALL, but NonKeyAttributes is specified"
        ),
    ]

    @Test("a definition that cannot be is refused in AWS's words", arguments: refusals.indices)
    func refused(_ index: Int) async throws {
        let (what, change, message) = Self.refusals[index]
        try await TableFixture.run { fixture in
            let answer = try await fixture.call("CreateTable", Self.plain.with(change))
            #expect(answer.code == "ValidationException", "\(what)")
            #expect(answer.message == message, "\(what)")
        }
    }

    @Test("a protected table cannot be deleted")
    func protected() async throws {
        try await TableFixture.run { fixture in
            try await fixture.call("CreateTable", Self.plain.with(["DeletionProtectionEnabled": true]))
            let answer = try await fixture.call("DeleteTable", ["TableName": "orders"])
            #expect(answer.code == "ValidationException")
            #expect(try await fixture.call("DescribeTable", ["TableName": "orders"]).status == 200)
        }
    }

    @Test("time to live can be chosen and told, and expired items are swept, not before")
    func timeToLive() async throws {
        try await TableFixture.run { fixture in
            try await fixture.makeHashTable()
            let off = try await fixture.call("DescribeTimeToLive", ["TableName": "plain"])
            #expect(off.body == ["TimeToLiveDescription": ["TimeToLiveStatus": "DISABLED"]])
            let specification: JSON = ["AttributeName": "expiresAt", "Enabled": true]
            let update: JSON = ["TableName": "plain", "TimeToLiveSpecification": specification]
            #expect(
                try await fixture.call("UpdateTimeToLive", update).body == ["TimeToLiveSpecification": specification])
            #expect(try await fixture.call("UpdateTimeToLive", update).message == "TimeToLive is already enabled")
            let on = try await fixture.call("DescribeTimeToLive", ["TableName": "plain"])
            #expect(
                on.body == ["TimeToLiveDescription": ["TimeToLiveStatus": "ENABLED", "AttributeName": "expiresAt"]])
            for (name, seconds) in [("soon", "1800000010"), ("later", "1800001000"), ("mistaken", "10")] {
                try await fixture.put(
                    ["pk": ["S": .string(name)], "expiresAt": ["N": .string(seconds)]], into: "plain")
            }
            try await fixture.put(["pk": ["S": "text"], "expiresAt": ["S": "1"]], into: "plain")
            #expect(try await fixture.service.sweepExpired() == 0)
            fixture.clock.advance(by: 60)
            #expect(try await fixture.get(["pk": ["S": "soon"]], from: "plain") != nil)
            #expect(try await fixture.service.sweepExpired() == 1)
            #expect(try await fixture.get(["pk": ["S": "soon"]], from: "plain") == nil)
            #expect(try await fixture.call("Scan", ["TableName": "plain"]).body["Count"] == 3)
        }
    }

    @Test("a template's table is made once and found again; other keys leave it as it is, with a message")
    func templates() async throws {
        try await TableFixture.run { fixture in
            let ttl: JSON = ["AttributeName": "expiresAt", "Enabled": true]
            let body = Self.plain.with(["TimeToLiveSpecification": ttl])
            #expect(try await fixture.service.createTable(fromJSON: try body.bytes) == .created)
            try await fixture.put(["pk": ["S": "a"]])
            #expect(try await fixture.service.createTable(fromJSON: try body.bytes) == .found)
            let told = try await fixture.call("DescribeTimeToLive", ["TableName": "orders"])
            #expect(told.body["TimeToLiveDescription"]?["AttributeName"] == "expiresAt")
            let changed = body.with([
                "AttributeDefinitions": [["AttributeName": "pk", "AttributeType": "N"]]
            ])
            guard case .kept(let message) = try await fixture.service.createTable(fromJSON: try changed.bytes) else {
                Issue.record("a changed definition was taken")
                return
            }
            #expect(message.contains("Table orders exists with other keys or indexes"))
            #expect(try await fixture.get(["pk": ["S": "a"]]) == ["pk": ["S": "a"]])
        }
    }

    @Test("what is not emulated says so, and a body that is no JSON is a serialization error")
    func unknown() async throws {
        try await TableFixture.run { fixture in
            #expect(try await fixture.call("ExecuteStatement", [:]).code == "UnknownOperationException")
            #expect(try await fixture.send("GetItem", Array("{".utf8)).code == "SerializationException")
            let wrong = try await fixture.call("GetItem", ["TableName": 5])
            #expect(wrong.code == "SerializationException")
        }
    }
}
