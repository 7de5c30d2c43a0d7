import TestSupport
import Testing

@testable import Tables

@Suite struct QueryTests {
    /// A local index by amount, a global one by holder and amount (with `note`), and one by holder alone (keys only).
    static let indexes: [String: JSON] = [
        "AttributeDefinitions": [
            ["AttributeName": "pk", "AttributeType": "S"], ["AttributeName": "sk", "AttributeType": "S"],
            ["AttributeName": "amount", "AttributeType": "N"], ["AttributeName": "holder", "AttributeType": "S"],
        ],
        "LocalSecondaryIndexes": [
            [
                "IndexName": "byAmount",
                "KeySchema": [
                    ["AttributeName": "pk", "KeyType": "HASH"], ["AttributeName": "amount", "KeyType": "RANGE"],
                ], "Projection": ["ProjectionType": "KEYS_ONLY"],
            ]
        ],
        "GlobalSecondaryIndexes": [
            [
                "IndexName": "byOwner",
                "KeySchema": [
                    ["AttributeName": "holder", "KeyType": "HASH"], ["AttributeName": "amount", "KeyType": "RANGE"],
                ], "Projection": ["ProjectionType": "INCLUDE", "NonKeyAttributes": ["note"]],
            ],
            [
                "IndexName": "ownerOnly", "KeySchema": [["AttributeName": "holder", "KeyType": "HASH"]],
                "Projection": ["ProjectionType": "ALL"],
            ],
        ],
    ]

    private static func query(_ condition: String, _ values: JSON, _ more: [String: JSON] = [:]) -> JSON {
        let body: JSON = [
            "TableName": "orders", "KeyConditionExpression": .string(condition), "ExpressionAttributeValues": values,
        ]
        return body.with(more)
    }

    /// The sort keys of an answer's items, in order.
    private static func sortKeys(_ answer: Answer) -> [String] {
        answer.body["Items"]?.elements.compactMap { $0["sk"]?["S"]?.string } ?? []
    }

    private static func fill(_ fixture: TableFixture) async throws {
        try await fixture.makeTable("orders", indexes)
        for (sk, amount, holder) in [("a1", "10", "x"), ("a2", "-3", "y"), ("b1", "2.5", "x"), ("b2", "2.5", "x")] {
            try await fixture.put([
                "pk": ["S": "p"], "sk": ["S": .string(sk)], "amount": ["N": .string(amount)],
                "holder": ["S": .string(holder)], "note": ["S": .string("n-\(sk)")], "more": ["S": "m"],
            ])
        }
        try await fixture.put(["pk": ["S": "p"], "sk": ["S": "c1"], "note": ["S": "no index holds it"]])
        try await fixture.put(["pk": ["S": "q"], "sk": ["S": "a1"], "holder": ["S": "x"], "amount": ["N": "7"]])
    }

    static let ranges: [(String, JSON, [String])] = [
        ("pk = :p", [:], ["a1", "a2", "b1", "b2", "c1"]),
        ("pk = :p AND sk = :v", [":v": ["S": "b1"]], ["b1"]),
        ("pk = :p AND sk < :v", [":v": ["S": "b1"]], ["a1", "a2"]),
        ("pk = :p AND sk <= :v", [":v": ["S": "b1"]], ["a1", "a2", "b1"]),
        ("pk = :p AND sk > :v", [":v": ["S": "b1"]], ["b2", "c1"]),
        ("pk = :p AND :v <= sk", [":v": ["S": "b1"]], ["b1", "b2", "c1"]),
        ("pk = :p AND sk BETWEEN :v AND :w", [":v": ["S": "a2"], ":w": ["S": "b1"]], ["a2", "b1"]),
        ("sk BETWEEN :v AND :w AND (pk = :p)", [":v": ["S": "a2"], ":w": ["S": "b1"]], ["a2", "b1"]),
        ("pk = :p AND begins_with(sk, :v)", [":v": ["S": "b"]], ["b1", "b2"]),
        ("(pk = :p) and (begins_with(sk, :v))", [":v": ["S": "c1"]], ["c1"]),
    ]

    @Test("a key condition chooses a part of a partition, in the order of the sort key", arguments: ranges.indices)
    func range(_ index: Int) async throws {
        let (condition, values, expected) = Self.ranges[index]
        try await TableFixture.run { fixture in
            try await Self.fill(fixture)
            let all = values.with([":p": ["S": "p"]])
            let forward = try await fixture.call("Query", Self.query(condition, all))
            #expect(Self.sortKeys(forward) == expected, "\(forward)")
            #expect(forward.body["Count"]?.int == expected.count)
            let backward = try await fixture.call("Query", Self.query(condition, all, ["ScanIndexForward": false]))
            #expect(Self.sortKeys(backward) == expected.reversed())
            // The same, one item at a time, both ways.
            for isForward in [true, false] {
                var found: [String] = []
                var start: JSON?
                repeat {
                    var more: [String: JSON] = ["Limit": 1, "ScanIndexForward": .bool(isForward)]
                    if let start { more["ExclusiveStartKey"] = start }
                    let page = try await fixture.call("Query", Self.query(condition, all, more))
                    #expect(page.status == 200, "\(page)")
                    found += Self.sortKeys(page)
                    start = page.body["LastEvaluatedKey"]
                } while start != nil && found.count < 10
                #expect(found == (isForward ? expected : expected.reversed()))
            }
        }
    }

    @Test("a local index orders a partition anew, and fetches what it does not hold only when asked")
    func localIndex() async throws {
        try await TableFixture.run { fixture in
            try await Self.fill(fixture)
            let body = Self.query(
                "pk = :p AND amount > :v", [":p": ["S": "p"], ":v": ["N": "-5"]], ["IndexName": "byAmount"])
            let plain = try await fixture.call("Query", body)
            #expect(Self.sortKeys(plain) == ["a2", "b1", "b2", "a1"])
            #expect(plain.body["Items"]?[0] == ["pk": ["S": "p"], "sk": ["S": "a2"], "amount": ["N": "-3"]])
            let whole = try await fixture.call(
                "Query", body.with(["Select": "ALL_ATTRIBUTES", "ConsistentRead": true]))
            #expect(whole.body["Items"]?[0]?["more"] == ["S": "m"])
        }
    }

    @Test("a global index follows every change of its items")
    func globalIndex() async throws {
        try await TableFixture.run { fixture in
            try await Self.fill(fixture)
            let body = Self.query(
                "#o = :o", [":o": ["S": "x"]], ["IndexName": "byOwner", "ExpressionAttributeNames": ["#o": "holder"]])
            let first = try await fixture.call("Query", body)
            #expect(Self.sortKeys(first) == ["b1", "b2", "a1", "a1"])
            #expect(
                first.body["Items"]?[0] == [
                    "pk": ["S": "p"], "sk": ["S": "b1"], "amount": ["N": "2.5"], "holder": ["S": "x"],
                    "note": ["S": "n-b1"],
                ])
            try await fixture.call(
                "UpdateItem",
                [
                    "TableName": "orders", "Key": ["pk": ["S": "p"], "sk": ["S": "b1"]],
                    "UpdateExpression": "SET amount = :v, note = :n",
                    "ExpressionAttributeValues": [":v": ["N": "100"], ":n": ["S": "changed"]],
                ])
            try await fixture.call(
                "DeleteItem", ["TableName": "orders", "Key": ["pk": ["S": "q"], "sk": ["S": "a1"]]])
            try await fixture.put(["pk": ["S": "p"], "sk": ["S": "b2"]])
            try await fixture.put(["pk": ["S": "r"], "sk": ["S": "r1"], "holder": ["S": "x"], "amount": ["N": "1e2"]])
            let second = try await fixture.call("Query", body)
            #expect(Self.sortKeys(second) == ["a1", "b1", "r1"])
            #expect(second.body["Items"]?[1]?["note"] == ["S": "changed"])
            let later = try fixture.reopened()
            #expect(try await later.call("Query", body).body == second.body)
            // Page by page: equal index keys do not get in the way.
            var found: [String] = []
            var start: JSON?
            repeat {
                var page = body.with(["Limit": 1])
                if let start { page = page.with(["ExclusiveStartKey": start]) }
                let answer = try await later.call("Query", page)
                found += Self.sortKeys(answer)
                start = answer.body["LastEvaluatedKey"]
            } while start != nil && found.count < 10
            #expect(found == ["a1", "b1", "r1"])
            try later.close()
        }
    }

    @Test("a filter leaves out what was read; COUNT leaves out the items")
    func filter() async throws {
        try await TableFixture.run { fixture in
            try await Self.fill(fixture)
            let body = Self.query(
                "pk = :p", [":p": ["S": "p"], ":v": ["N": "2.5"]], ["FilterExpression": "amount >= :v"])
            let answer = try await fixture.call("Query", body)
            #expect(Self.sortKeys(answer) == ["a1", "b1", "b2"])
            #expect(answer.body["ScannedCount"] == 5)
            #expect(answer.body["LastEvaluatedKey"] == nil)
            let counted = try await fixture.call("Query", body.with(["Select": "COUNT"]))
            #expect(counted.body == ["Count": 3, "ScannedCount": 5])
            let limited = try await fixture.call("Query", body.with(["Limit": 2]))
            #expect(Self.sortKeys(limited) == ["a1"])
            #expect(limited.body["LastEvaluatedKey"] == ["pk": ["S": "p"], "sk": ["S": "a2"]])
        }
    }

    @Test("an answer holds a megabyte, and the next page goes on")
    func megabyte() async throws {
        try await TableFixture.run { fixture in
            try await fixture.makeTable()
            for number in 1...9 {
                try await fixture.put([
                    "pk": ["S": "p"], "sk": ["S": .string("\(number)")],
                    "x": ["S": .string(String(repeating: "x", count: 200_000))],
                ])
            }
            let body = Self.query("pk = :p", [":p": ["S": "p"]])
            let first = try await fixture.call("Query", body)
            #expect(Self.sortKeys(first) == ["1", "2", "3", "4", "5"])
            #expect(first.body["LastEvaluatedKey"] == ["pk": ["S": "p"], "sk": ["S": "5"]])
            let start = first.body["LastEvaluatedKey"] ?? .null
            let second = try await fixture.call("Query", body.with(["ExclusiveStartKey": start]))
            #expect(Self.sortKeys(second) == ["6", "7", "8", "9"])
            #expect(second.body["LastEvaluatedKey"] == nil)
        }
    }

    @Test("sort keys that are numbers or bytes order as such")
    func keyTypes() async throws {
        try await TableFixture.run { fixture in
            for (name, type) in [("numbers", "N"), ("bytes", "B")] {
                try await fixture.makeTable(
                    name,
                    [
                        "AttributeDefinitions": [
                            ["AttributeName": "pk", "AttributeType": .string(type)],
                            ["AttributeName": "sk", "AttributeType": .string(type)],
                        ]
                    ])
            }
            for text in ["10", "-1", "0", "9.99", "1e-5", "-20", "2"] {
                try await fixture.put(["pk": ["N": "1.0"], "sk": ["N": .string(text)]], into: "numbers")
            }
            let numbers = try await fixture.call(
                "Query", Self.query("pk = :p", [":p": ["N": "1"]], ["TableName": "numbers"]))
            #expect(
                numbers.body["Items"]?.elements.compactMap { $0["sk"]?["N"]?.string } == [
                    "-20", "-1", "0", "0.00001", "2", "9.99", "10",
                ])
            for text in ["/w==", "AA==", "AAA=", "fw=="] {
                try await fixture.put(["pk": ["B": "AQ=="], "sk": ["B": .string(text)]], into: "bytes")
            }
            let bytes = try await fixture.call(
                "Query", Self.query("pk = :p", [":p": ["B": "AQ=="]], ["TableName": "bytes"]))
            #expect(
                bytes.body["Items"]?.elements.compactMap { $0["sk"]?["B"]?.string } == ["AA==", "AAA=", "fw==", "/w=="])
        }
    }

    static let refusals: [(String, JSON, [String: JSON], String)] = [
        ("sk = :v", [":v": ["S": "a"]], [:], "Query condition missed key schema element: pk"),
        ("note = :v", [":v": ["S": "a"]], [:], "Query condition missed key schema element: pk"),
        ("pk = :v AND note = :v", [":v": ["S": "a"]], [:], "Query condition missed key schema element: sk"),
        ("pk > :v", [":v": ["S": "a"]], [:], "Query key condition not supported"),
        ("pk = :v OR sk = :v", [":v": ["S": "a"]], [:], "Invalid operator used in KeyConditionExpression: OR"),
        ("pk <> :v", [":v": ["S": "a"]], [:], "Invalid operator used in KeyConditionExpression: <>"),
        (
            "pk = :v AND contains(sk, :v)", [":v": ["S": "a"]], [:],
            "Invalid operator used in KeyConditionExpression: contains"
        ),
        (
            "pk = :v AND pk = :v", [":v": ["S": "a"]], [:],
            "KeyConditionExpressions must only contain one condition per key"
        ),
        (
            "pk = :v AND sk.x = :v", [":v": ["S": "a"]], [:],
            "KeyConditionExpressions cannot have conditions on nested attributes"
        ),
        (
            "pk = :v", [":v": ["N": "1"]], [:],
            "One or more parameter values were invalid: Condition parameter type does not match schema type"
        ),
        ("", [":v": ["N": "1"]], [:], "Invalid KeyConditionExpression: The expression can not be empty;"),
        (
            "pk = :v", [":v": ["S": "a"]], ["KeyConditionExpression": nil, "ExpressionAttributeValues": nil],
            "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request."
        ),
        ("pk = :v", [":v": ["S": "a"]], ["IndexName": "nope"], "The table does not have the specified index: nope"),
        (
            "holder = :v", [":v": ["S": "a"]], ["IndexName": "byOwner", "ConsistentRead": true],
            "Consistent reads are not supported on global secondary indexes"
        ),
        (
            "holder = :v", [":v": ["S": "a"]], ["IndexName": "byOwner", "Select": "ALL_ATTRIBUTES"],
            "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index byOwner because its projection type is not ALL"
        ),
        (
            "holder = :v", [":v": ["S": "a"]], ["IndexName": "byOwner", "ProjectionExpression": "more"],
            "One or more parameter values were invalid: Global secondary index byOwner does not project [more]"
        ),
        (
            "pk = :v", [":v": ["S": "a"]], ["FilterExpression": "sk = :v"],
            "Filter Expression can only contain non-primary key attributes: Primary key attribute: sk"
        ),
        (
            "pk = :v", [":v": ["S": "a"]], ["FilterExpression": "#x = :v"],
            "Invalid FilterExpression: An expression attribute name used in the document path is not defined; attribute name: #x"
        ),
        (
            "pk = :v", [":v": ["S": "a"]], ["Limit": 0],
            "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1"
        ),
        (
            "pk = :v", [":v": ["S": "a"]], ["Select": "INVALID_VALUE"],
            "1 validation error detected: Value 'INVALID_VALUE' at 'select' failed to satisfy constraint: Member must satisfy enum value set: [SPECIFIC_ATTRIBUTES, COUNT, ALL_ATTRIBUTES, ALL_PROJECTED_ATTRIBUTES]"
        ),
        (
            "pk = :v", [":v": ["S": "a"]], ["Select": "SPECIFIC_ATTRIBUTES"],
            "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES"
        ),
        (
            "pk = :v", [":v": ["S": "a"]], ["ProjectionExpression": "note, note.x"],
            "Invalid ProjectionExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [note], path two: [note, x]"
        ),
        (
            "pk = :v", [":v": ["S": "a"]], ["ExclusiveStartKey": ["pk": ["S": "a"]]],
            "The provided starting key is invalid"
        ),
        (
            "pk = :v", [":v": ["S": "a"]], ["ExclusiveStartKey": ["pk": ["S": "b"], "sk": ["S": "a"]]],
            "The provided starting key is outside query boundaries based on provided conditions"
        ),
        (
            "pk = :v AND sk > :v", [":v": ["S": "b"]], ["ExclusiveStartKey": ["pk": ["S": "b"], "sk": ["S": "a"]]],
            "The provided starting key does not match the range key predicate"
        ),
        (
            "pk = :v", [":v": ["S": "a"]],
            ["KeyConditionExpression": nil, "ExpressionAttributeValues": nil, "KeyConditions": [:]],
            "The legacy parameter KeyConditions is not emulated. Use expressions instead."
        ),
    ]

    @Test("a query that cannot be is refused in AWS's words", arguments: refusals.indices)
    func refused(_ index: Int) async throws {
        let (condition, values, more, message) = Self.refusals[index]
        try await TableFixture.run { fixture in
            try await fixture.makeTable("orders", Self.indexes)
            let answer = try await fixture.call("Query", Self.query(condition, values, more))
            #expect(answer.code == "ValidationException")
            #expect(answer.message == message)
        }
    }
}
