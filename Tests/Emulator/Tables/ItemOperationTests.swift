import TestSupport
import Testing

@testable import Tables

@Suite struct ItemOperationTests {
    private static let everything: JSON = [
        "pk": ["S": "a"], "sk": ["S": "1"], "number": ["N": "12.5"], "binary": ["B": "AQID"], "yes": ["BOOL": true],
        "no": ["BOOL": false], "nothing": ["NULL": true], "empty": ["S": ""], "noBytes": ["B": ""],
        "map": ["M": ["leaves": ["L": [["N": "1"], ["M": ["x": ["S": "é"]]]]], "none": ["M": [:]]]],
        "list": ["L": [["S": "x"], ["L": []]]], "strings": ["SS": ["b", "a"]], "numbers": ["NS": ["2", "1"]],
        "binaries": ["BS": ["AQ==", "Ag=="]],
    ]

    @Test("an item of every type comes back as it was put, also after a restart")
    func roundTrip() async throws {
        try await TableFixture.run { fixture in
            try await fixture.makeTable()
            try await fixture.put(Self.everything)
            let key: JSON = ["pk": ["S": "a"], "sk": ["S": "1"]]
            #expect(try await fixture.get(key) == Self.everything)
            let later = try fixture.reopened()
            #expect(try await later.get(key) == Self.everything)
            let described = try await later.call("DescribeTable", ["TableName": "orders"]).body["Table"]
            #expect(described?["ItemCount"] == 1)
            try later.close()
        }
    }

    @Test("an item that is not there is an empty answer, and deleting it is no error")
    func missing() async throws {
        try await TableFixture.run { fixture in
            try await fixture.makeHashTable()
            let key: JSON = ["TableName": "plain", "Key": ["pk": ["S": "a"]]]
            #expect(try await fixture.call("GetItem", key).body == [:])
            #expect(try await fixture.call("DeleteItem", key).body == [:])
        }
    }

    @Test("a projection shows parts of documents, with the rest of their lists moved together")
    func projection() async throws {
        try await TableFixture.run { fixture in
            try await fixture.makeTable()
            try await fixture.put(Self.everything)
            let answer = try await fixture.call(
                "GetItem",
                [
                    "TableName": "orders", "Key": ["pk": ["S": "a"], "sk": ["S": "1"]],
                    "ProjectionExpression": "#m.leaves[1].x, #l[1], pk, absent.deeper",
                    "ExpressionAttributeNames": ["#m": "map", "#l": "list"],
                ])
            #expect(
                answer.body["Item"] == [
                    "pk": ["S": "a"], "list": ["L": [["L": []]]],
                    "map": ["M": ["leaves": ["L": [["M": ["x": ["S": "é"]]]]]]],
                ])
        }
    }

    static let returns: [(String, String, JSON, JSON?)] = [
        (
            "PutItem", "ALL_OLD", ["Item": ["pk": ["S": "a"], "n": ["N": "9"]]],
            ["pk": ["S": "a"], "n": ["N": "1"], "m": ["M": ["x": ["N": "1"]]]]
        ),
        ("PutItem", "NONE", ["Item": ["pk": ["S": "a"]]], nil),
        (
            "DeleteItem", "ALL_OLD", ["Key": ["pk": ["S": "a"]]],
            ["pk": ["S": "a"], "n": ["N": "1"], "m": ["M": ["x": ["N": "1"]]]]
        ),
        ("DeleteItem", "ALL_OLD", ["Key": ["pk": ["S": "absent"]]], nil),
        ("UpdateItem", "NONE", ["Key": ["pk": ["S": "a"]]], nil),
        (
            "UpdateItem", "ALL_OLD", ["Key": ["pk": ["S": "a"]]],
            ["pk": ["S": "a"], "n": ["N": "1"], "m": ["M": ["x": ["N": "1"]]]]
        ),
        (
            "UpdateItem", "ALL_NEW", ["Key": ["pk": ["S": "a"]]],
            ["pk": ["S": "a"], "n": ["N": "3"], "m": ["M": ["x": ["N": "2"]]]]
        ),
        ("UpdateItem", "UPDATED_OLD", ["Key": ["pk": ["S": "a"]]], ["n": ["N": "1"], "m": ["M": ["x": ["N": "1"]]]]),
        ("UpdateItem", "UPDATED_NEW", ["Key": ["pk": ["S": "a"]]], ["n": ["N": "3"], "m": ["M": ["x": ["N": "2"]]]]),
        ("UpdateItem", "UPDATED_OLD", ["Key": ["pk": ["S": "absent"]]], nil),
    ]

    @Test("ReturnValues chooses what a write tells", arguments: returns.indices)
    func returnValues(_ index: Int) async throws {
        let (operation, choice, members, expected) = Self.returns[index]
        try await TableFixture.run { fixture in
            try await fixture.makeHashTable()
            try await fixture.put(["pk": ["S": "a"], "n": ["N": "1"], "m": ["M": ["x": ["N": "1"]]]], into: "plain")
            var body = members.with(["TableName": "plain", "ReturnValues": .string(choice)])
            if operation == "UpdateItem" {
                let isThere = members["Key"] == ["pk": ["S": "a"]]
                body = body.with([
                    "UpdateExpression": .string(
                        isThere ? "SET m.x = m.x + :one ADD n :two" : "SET n = :one ADD k :two"),
                    "ExpressionAttributeValues": [":one": ["N": "1"], ":two": ["N": "2"]],
                ])
            }
            let answer = try await fixture.call(operation, body)
            #expect(answer.status == 200, "\(answer)")
            #expect(answer.body["Attributes"] == expected)
        }
    }

    @Test("a condition that fails changes nothing, and shows the item when asked")
    func condition() async throws {
        try await TableFixture.run { fixture in
            try await fixture.makeHashTable()
            try await fixture.put(["pk": ["S": "a"], "v": ["N": "1"]], into: "plain")
            let put: JSON = [
                "TableName": "plain", "Item": ["pk": ["S": "a"], "v": ["N": "2"]],
                "ConditionExpression": "attribute_not_exists(pk)",
            ]
            let silent = try await fixture.call("PutItem", put)
            #expect(silent.status == 400)
            #expect(
                silent.body == [
                    "__type": "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",
                    "message": "The conditional request failed",
                ])
            let telling = try await fixture.call(
                "PutItem", put.with(["ReturnValuesOnConditionCheckFailure": "ALL_OLD"]))
            #expect(telling.body["Item"] == ["pk": ["S": "a"], "v": ["N": "1"]])
            #expect(try await fixture.get(["pk": ["S": "a"]], from: "plain") == ["pk": ["S": "a"], "v": ["N": "1"]])
            let update = try await fixture.call(
                "UpdateItem",
                [
                    "TableName": "plain", "Key": ["pk": ["S": "absent"]], "UpdateExpression": "SET v = :new",
                    "ConditionExpression": "v = :old",
                    "ExpressionAttributeValues": [":new": ["N": "2"], ":old": ["N": "1"]],
                ])
            #expect(update.code == "ConditionalCheckFailedException")
            #expect(try await fixture.get(["pk": ["S": "absent"]], from: "plain") == nil)
            let swap = try await fixture.call(
                "PutItem",
                put.with(["ConditionExpression": "v = :v", "ExpressionAttributeValues": [":v": ["N": "1.0"]]]))
            #expect(swap.status == 200)
        }
    }

    @Test("two hundred increments at once add up")
    func concurrent() async throws {
        try await TableFixture.run { fixture in
            try await fixture.makeHashTable()
            let update: JSON = [
                "TableName": "plain", "Key": ["pk": ["S": "a"]], "UpdateExpression": "ADD n :one",
                "ExpressionAttributeValues": [":one": ["N": "1"]],
            ]
            let service = fixture
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<200 { group.addTask { try await service.call("UpdateItem", update).status } }
                for try await status in group { #expect(status == 200) }
            }
            #expect(try await fixture.get(["pk": ["S": "a"]], from: "plain")?["n"] == ["N": "200"])
        }
    }

    @Test("consumed capacity is told when asked for")
    func capacity() async throws {
        try await TableFixture.run { fixture in
            try await fixture.makeHashTable()
            let item: JSON = ["pk": ["S": "a"], "text": ["S": .string(String(repeating: "x", count: 5_000))]]
            let put = try await fixture.call(
                "PutItem", ["TableName": "plain", "Item": item, "ReturnConsumedCapacity": "INDEXES"])
            #expect(
                put.body["ConsumedCapacity"] == [
                    "TableName": "plain", "CapacityUnits": 5, "Table": ["CapacityUnits": 5],
                ])
            let get: JSON = ["TableName": "plain", "Key": ["pk": ["S": "a"]], "ReturnConsumedCapacity": "TOTAL"]
            #expect(
                try await fixture.call("GetItem", get).body["ConsumedCapacity"] == [
                    "TableName": "plain", "CapacityUnits": 1,
                ])
            let consistent = try await fixture.call("GetItem", get.with(["ConsistentRead": true]))
            #expect(consistent.body["ConsumedCapacity"]?["CapacityUnits"] == 2)
        }
    }
}
