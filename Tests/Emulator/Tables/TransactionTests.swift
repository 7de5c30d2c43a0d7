import TestSupport
import Testing

@testable import Tables

@Suite struct TransactionTests {
    private static func put(_ pk: String, _ more: [String: JSON] = [:], _ members: [String: JSON] = [:]) -> JSON {
        let item: JSON = ["pk": ["S": .string(pk)]]
        return ["Put": JSON.object(["TableName": "plain", "Item": item.with(more)]).with(members)]
    }

    @Test("put, update, delete and check happen together, over tables")
    func together() async throws {
        try await TableFixture.run { fixture in
            try await fixture.makeHashTable()
            try await fixture.makeTable()
            try await fixture.put(["pk": ["S": "old"]], into: "plain")
            try await fixture.put(["pk": ["S": "seen"], "v": ["N": "1"]], into: "plain")
            try await fixture.put(["pk": ["S": "a"], "sk": ["S": "b"], "n": ["N": "1"]])
            let answer = try await fixture.call(
                "TransactWriteItems",
                [
                    "TransactItems": [
                        Self.put("new"),
                        [
                            "Update": [
                                "TableName": "orders", "Key": ["pk": ["S": "a"], "sk": ["S": "b"]],
                                "UpdateExpression": "ADD n :one", "ExpressionAttributeValues": [":one": ["N": "1"]],
                            ]
                        ],
                        ["Delete": ["TableName": "plain", "Key": ["pk": ["S": "old"]]]],
                        [
                            "ConditionCheck": [
                                "TableName": "plain", "Key": ["pk": ["S": "seen"]], "ConditionExpression": "v = :v",
                                "ExpressionAttributeValues": [":v": ["N": "1"]],
                            ]
                        ],
                    ], "ReturnConsumedCapacity": "TOTAL",
                ])
            #expect(answer.status == 200, "\(answer)")
            #expect(answer.body["ConsumedCapacity"]?[0]?["CapacityUnits"] == 2)
            #expect(answer.body["ConsumedCapacity"]?[1]?["TableName"] == "plain")
            #expect(try await fixture.get(["pk": ["S": "new"]], from: "plain") != nil)
            #expect(try await fixture.get(["pk": ["S": "old"]], from: "plain") == nil)
            #expect(try await fixture.get(["pk": ["S": "a"], "sk": ["S": "b"]])?["n"] == ["N": "2"])
            let seen = try await fixture.call(
                "TransactGetItems",
                [
                    "TransactItems": [
                        ["Get": ["TableName": "plain", "Key": ["pk": ["S": "seen"]], "ProjectionExpression": "v"]],
                        ["Get": ["TableName": "plain", "Key": ["pk": ["S": "absent"]]]],
                    ]
                ])
            #expect(seen.body == ["Responses": [["Item": ["v": ["N": "1"]]], [:]]])
        }
    }

    @Test("one failure cancels all, with a reason for each in its place")
    func cancelled() async throws {
        try await TableFixture.run { fixture in
            try await fixture.makeHashTable()
            try await fixture.put(["pk": ["S": "there"], "v": ["N": "1"]], into: "plain")
            let answer = try await fixture.call(
                "TransactWriteItems",
                [
                    "TransactItems": [
                        Self.put("fresh"),
                        Self.put(
                            "there", [:],
                            [
                                "ConditionExpression": "attribute_not_exists(pk)",
                                "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
                            ]),
                        ["Put": ["TableName": "plain", "Item": ["pk": ["N": "5"]]]],
                        ["Delete": ["TableName": "plain", "Key": ["pk": ["N": "5"]]]],
                        [
                            "Update": [
                                "TableName": "plain", "Key": ["pk": ["S": "other"]], "UpdateExpression": "SET a = b",
                            ]
                        ],
                    ]
                ])
            #expect(answer.status == 400)
            #expect(answer.code == "TransactionCanceledException")
            #expect(
                answer.message
                    == "Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed, ValidationError, ValidationError, ValidationError]"
            )
            #expect(
                answer.body["CancellationReasons"] == [
                    ["Code": "None"],
                    [
                        "Code": "ConditionalCheckFailed", "Message": "The conditional request failed",
                        "Item": ["pk": ["S": "there"], "v": ["N": "1"]],
                    ],
                    [
                        "Code": "ValidationError",
                        "Message":
                            "One or more parameter values were invalid: Type mismatch for key pk expected: S actual: N",
                    ],
                    ["Code": "ValidationError", "Message": "The provided key element does not match the schema"],
                    [
                        "Code": "ValidationError",
                        "Message": "The provided expression refers to an attribute that does not exist in the item",
                    ],
                ])
            #expect(try await fixture.get(["pk": ["S": "fresh"]], from: "plain") == nil)
            #expect(try await fixture.call("Scan", ["TableName": "plain"]).body["Count"] == 1)
        }
    }

    @Test("a token makes a repeated transaction happen once, for ten minutes, also after a restart")
    func token() async throws {
        try await TableFixture.run { fixture in
            try await fixture.makeHashTable()
            func add(_ token: String, by amount: String, _ fixture: TableFixture) async throws -> Answer {
                try await fixture.call(
                    "TransactWriteItems",
                    [
                        "ClientRequestToken": .string(token),
                        "TransactItems": [
                            [
                                "Update": [
                                    "TableName": "plain", "Key": ["pk": ["S": "a"]], "UpdateExpression": "ADD n :n",
                                    "ExpressionAttributeValues": [":n": ["N": .string(amount)]],
                                ]
                            ]
                        ],
                    ])
            }
            #expect(try await add("t", by: "1", fixture).status == 200)
            #expect(try await add("t", by: "1", fixture).status == 200)
            let mismatch = try await add("t", by: "2", fixture)
            #expect(mismatch.code == "IdempotentParameterMismatchException")
            let later = try fixture.reopened()
            #expect(try await add("t", by: "1", later).status == 200)
            #expect(try await later.get(["pk": ["S": "a"]], from: "plain")?["n"] == ["N": "1"])
            later.clock.advance(by: 601)
            #expect(try await add("t", by: "1", later).status == 200)
            #expect(try await later.get(["pk": ["S": "a"]], from: "plain")?["n"] == ["N": "2"])
            try later.close()
        }
    }

    @Test("a transaction that failed does not use up its token")
    func failedToken() async throws {
        try await TableFixture.run { fixture in
            try await fixture.makeHashTable()
            let body: JSON = [
                "ClientRequestToken": "t",
                "TransactItems": [Self.put("a", [:], ["ConditionExpression": "attribute_exists(pk)"])],
            ]
            #expect(try await fixture.call("TransactWriteItems", body).code == "TransactionCanceledException")
            try await fixture.put(["pk": ["S": "a"]], into: "plain")
            #expect(try await fixture.call("TransactWriteItems", body).status == 200)
        }
    }

    static let refusals: [(JSON, String, String)] = [
        (
            [], "ValidationException",
            "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: Member must have length greater than or equal to 1"
        ),
        (
            [put("a"), put("a")], "ValidationException",
            "Transaction request cannot include multiple operations on one item"
        ),
        (
            [["Put": ["TableName": "nowhere", "Item": ["pk": ["S": "a"]]]]], "ResourceNotFoundException",
            "Requested resource not found"
        ),
        (
            [put("a").with(["Delete": ["TableName": "plain", "Key": ["pk": ["S": "a"]]]])], "ValidationException",
            "TransactItems can only contain one of Check, Put, Update or Delete"
        ),
        (
            [["Put": ["TableName": "plain", "Item": ["pk": ["S": ""]]]]], "ValidationException",
            "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk"
        ),
        (
            [["Update": ["TableName": "plain", "Key": ["pk": ["S": ""]], "UpdateExpression": "REMOVE a"]]],
            "ValidationException",
            "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk"
        ),
        (
            [put("a", [:], ["ConditionExpression": "a = = b"])], "ValidationException",
            "Invalid ConditionExpression: Syntax error; token: \"=\", near: \"= = b\""
        ),
        (
            .array((0..<101).map { put("i\($0)") }), "ValidationException",
            "1 validation error detected: Value '[101 TransactWriteItem members]' at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100"
        ),
        (
            .array((0..<12).map { put("i\($0)", ["x": ["S": .string(String(repeating: "x", count: 350_000))]]) }),
            "ValidationException",
            "The aggregate size of the items in a transaction cannot exceed 4 MB: 4200062 bytes"
        ),
    ]

    @Test("a transaction that cannot be is refused as a whole", arguments: refusals.indices)
    func refused(_ index: Int) async throws {
        let (items, code, message) = Self.refusals[index]
        try await TableFixture.run { fixture in
            try await fixture.makeHashTable()
            let answer = try await fixture.call("TransactWriteItems", ["TransactItems": items])
            #expect(answer.code == code)
            #expect(answer.message == message)
            #expect(try await fixture.call("Scan", ["TableName": "plain"]).body["Count"] == 0)
        }
    }

    @Test("transactions that race for the same items keep their sum")
    func race() async throws {
        try await TableFixture.run { fixture in
            try await fixture.makeHashTable()
            for name in ["a", "b"] {
                try await fixture.put(["pk": ["S": .string(name)], "n": ["N": "100"]], into: "plain")
            }
            let service = fixture
            func change(_ name: String, _ amount: String) -> JSON {
                [
                    "Update": [
                        "TableName": "plain", "Key": ["pk": ["S": .string(name)]], "UpdateExpression": "SET n = n + :v",
                        "ConditionExpression": "n > :zero",
                        "ExpressionAttributeValues": [":v": ["N": .string(amount)], ":zero": ["N": "0"]],
                    ]
                ]
            }
            let bodies: [JSON] = (0..<120).map { number in
                let (from, to) = number % 3 == 0 ? ("a", "b") : ("b", "a")
                return ["TransactItems": [change(from, "-7"), change(to, "7")]]
            }
            try await withThrowingTaskGroup(of: Int.self) { group in
                for body in bodies { group.addTask { try await service.call("TransactWriteItems", body).status } }
                for try await status in group { #expect([200, 400].contains(status)) }
            }
            let items = try await fixture.call("Scan", ["TableName": "plain"]).body["Items"]?.elements ?? []
            #expect(items.compactMap { $0["n"]?["N"]?.string.flatMap { Int($0) } }.reduce(0, +) == 200)
        }
    }
}
