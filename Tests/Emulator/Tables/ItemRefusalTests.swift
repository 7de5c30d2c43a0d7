import TestSupport
import Testing

@testable import Tables

/// Bad requests about items, each with the text that AWS answers.
@Suite struct ItemRefusalTests {
    private static func nested(_ levels: Int) -> JSON {
        (0..<levels).reduce(["S": "leaf"]) { value, _ in ["M": ["n": value]] }
    }

    private static let long = String(repeating: "k", count: 2_049)

    static let puts: [(String, [String: JSON], String)] = [
        (
            "no key", ["Item": ["other": ["S": "a"]]],
            "One or more parameter values were invalid: Missing the key pk in the item"
        ),
        (
            "wrong type", ["Item": ["pk": ["N": "1"]]],
            "One or more parameter values were invalid: Type mismatch for key pk expected: S actual: N"
        ),
        (
            "empty key", ["Item": ["pk": ["S": ""]]],
            "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk"
        ),
        (
            "long key", ["Item": ["pk": ["S": .string(long)]]],
            "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes"
        ),
        (
            "empty set", ["Item": ["pk": ["S": "a"], "x": ["SS": []]]],
            "One or more parameter values were invalid: An string set  may not be empty"
        ),
        (
            "empty numbers", ["Item": ["pk": ["S": "a"], "x": ["NS": []]]],
            "One or more parameter values were invalid: An number set  may not be empty"
        ),
        (
            "empty binaries", ["Item": ["pk": ["S": "a"], "x": ["BS": []]]],
            "One or more parameter values were invalid: Binary sets should not be empty"
        ),
        (
            "empty set inside", ["Item": ["pk": ["S": "a"], "x": ["L": [["M": ["y": ["SS": []]]]]]]],
            "One or more parameter values were invalid: An string set  may not be empty"
        ),
        (
            "twice in a set", ["Item": ["pk": ["S": "a"], "x": ["SS": ["a", "a"]]]],
            "One or more parameter values were invalid: Input collection [a, a] contains duplicates."
        ),
        (
            "twice in numbers", ["Item": ["pk": ["S": "a"], "x": ["NS": ["1", "1.0"]]]],
            "Input collection contains duplicates"
        ),
        (
            "no value", ["Item": ["pk": ["S": "a"], "x": [:]]],
            "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"
        ),
        (
            "two values", ["Item": ["pk": ["S": "a"], "x": ["S": "a", "N": "1"]]],
            "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes"
        ),
        (
            "no number", ["Item": ["pk": ["S": "a"], "x": ["N": "one"]]],
            "The parameter cannot be converted to a numeric value: one"
        ),
        (
            "large", ["Item": ["pk": ["S": "a"], "x": ["S": .string(String(repeating: "x", count: 409_600))]]],
            "Item size has exceeded the maximum allowed size"
        ),
        (
            "deep", ["Item": ["pk": ["S": "a"], "x": nested(32)]],
            "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit"
        ),
        (
            "no item", [:],
            "1 validation error detected: Value null at 'item' failed to satisfy constraint: Member must not be null"
        ),
        (
            "unused name",
            [
                "Item": ["pk": ["S": "a"]], "ConditionExpression": "attribute_exists(pk)",
                "ExpressionAttributeNames": ["#u": "x"],
            ],
            "Value provided in ExpressionAttributeNames unused in expressions: keys: {#u}"
        ),
        (
            "unused value",
            [
                "Item": ["pk": ["S": "a"]], "ConditionExpression": "attribute_exists(pk)",
                "ExpressionAttributeValues": [":u": ["S": "x"]],
            ],
            "Value provided in ExpressionAttributeValues unused in expressions: keys: {:u}"
        ),
        (
            "values without an expression",
            ["Item": ["pk": ["S": "a"]], "ExpressionAttributeValues": [":u": ["S": "x"]]],
            "ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null"
        ),
        (
            "names without an expression", ["Item": ["pk": ["S": "a"]], "ExpressionAttributeNames": ["#u": "x"]],
            "ExpressionAttributeNames can only be specified when using expressions"
        ),
        (
            "bad placeholder",
            [
                "Item": ["pk": ["S": "a"]], "ConditionExpression": "pk = :a",
                "ExpressionAttributeValues": ["a": ["S": "x"]],
            ],
            "ExpressionAttributeValues contains invalid key: Syntax error; key: \"a\""
        ),
        (
            "bad value",
            [
                "Item": ["pk": ["S": "a"]], "ConditionExpression": "pk = :a",
                "ExpressionAttributeValues": [":a": ["M": ["x": ["N": "z"]]]],
            ],
            "ExpressionAttributeValues contains invalid value: The parameter cannot be converted to a numeric value: z for key :a"
        ),
        (
            "old and new parameters",
            [
                "Item": ["pk": ["S": "a"]], "ConditionExpression": "attribute_exists(pk)",
                "Expected": ["pk": ["Exists": false]],
            ],
            "Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {Expected} Expression parameters: {ConditionExpression}"
        ),
        (
            "old parameters", ["Item": ["pk": ["S": "a"]], "Expected": ["pk": ["Exists": false]]],
            "The legacy parameter Expected is not emulated. Use expressions instead."
        ),
        (
            "return values", ["Item": ["pk": ["S": "a"]], "ReturnValues": "INVALID"],
            "1 validation error detected: Value 'INVALID' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]"
        ),
        (
            "return values of a put", ["Item": ["pk": ["S": "a"]], "ReturnValues": "ALL_NEW"],
            "ReturnValues can only be ALL_OLD or NONE"
        ),
        (
            "path into a key", ["Item": ["pk": ["S": "a"]], "ConditionExpression": "attribute_exists(pk.x)"],
            "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: pk"
        ),
    ]

    @Test("a put that cannot be is refused in AWS's words", arguments: puts.indices)
    func put(_ index: Int) async throws {
        let (what, members, message) = Self.puts[index]
        try await TableFixture.run { fixture in
            try await fixture.makeHashTable()
            let answer = try await fixture.call("PutItem", JSON.object(members).with(["TableName": "plain"]))
            #expect(answer.status == 400, "\(what)")
            #expect(answer.code == "ValidationException", "\(what)")
            #expect(answer.message == message, "\(what)")
        }
    }

    @Test("a body nested far beyond the limit is refused and breaks nothing", arguments: [100, 240, 5_000])
    func bottomless(_ levels: Int) async throws {
        try await TableFixture.run { fixture in
            try await fixture.makeHashTable()
            let value =
                String(repeating: "{\"M\":{\"n\":", count: levels) + "{\"S\":\"leaf\"}"
                + String(repeating: "}}", count: levels)
            let body = "{\"TableName\":\"plain\",\"Item\":{\"pk\":{\"S\":\"a\"},\"x\":\(value)}}"
            let answer = try await fixture.send("PutItem", Array(body.utf8))
            #expect(["ValidationException", "SerializationException"].contains(answer.code))
            #expect(try await fixture.get(["pk": ["S": "a"]], from: "plain") == nil)
        }
    }

    @Test("values at the limits are taken")
    func limits() async throws {
        try await TableFixture.run { fixture in
            try await fixture.makeTable()
            // pk and sk take 2 + 2,048 + 2 + 1,024 bytes, x its name and the rest.
            let rest = 409_600 - 3_076 - 1
            let item: JSON = [
                "pk": ["S": .string(String(repeating: "k", count: 2_048))],
                "sk": ["S": .string(String(repeating: "s", count: 1_024))],
                "x": ["S": .string(String(repeating: "x", count: rest))],
            ]
            try await fixture.put(item)
            let over = item.with(["x": ["S": .string(String(repeating: "x", count: rest + 1))]])
            #expect(try await fixture.call("PutItem", ["TableName": "orders", "Item": over]).status == 400)
            try await fixture.put(["pk": ["S": "a"], "sk": ["S": "b"], "x": Self.nested(31)])
        }
    }

    static let keys: [(JSON, String)] = [
        ([:], "The provided key element does not match the schema"),
        (["pk": ["S": "a"]], "The provided key element does not match the schema"),
        (["pk": ["S": "a"], "sk": ["N": "1"]], "The provided key element does not match the schema"),
        (["pk": ["S": "a"], "sk": ["S": "b"], "x": ["S": "c"]], "The provided key element does not match the schema"),
        (
            ["pk": ["S": "a"], "sk": ["S": ""]],
            "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: sk"
        ),
        (
            ["pk": ["S": "a"], "sk": ["S": .string(String(repeating: "k", count: 1_025))]],
            "One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of 1024 bytes"
        ),
    ]

    @Test("a key that does not fit is refused by reads and writes", arguments: keys.indices)
    func key(_ index: Int) async throws {
        let (key, message) = Self.keys[index]
        try await TableFixture.run { fixture in
            try await fixture.makeTable()
            for operation in ["GetItem", "DeleteItem", "UpdateItem"] {
                let answer = try await fixture.call(operation, ["TableName": "orders", "Key": key])
                #expect(answer.code == "ValidationException")
                #expect(answer.message == message, "\(operation)")
            }
        }
    }

    static let updates: [(String, JSON, String)] = [
        (
            "SET pk = :v", ["S": "x"],
            "One or more parameter values were invalid: Cannot update attribute pk. This attribute is part of the key"
        ),
        (
            "REMOVE sk SET x = :v", ["S": "x"],
            "One or more parameter values were invalid: Cannot update attribute sk. This attribute is part of the key"
        ),
        (
            "SET holder = :v", ["N": "5"],
            "One or more parameter values were invalid: Type mismatch for Index Key holder Expected: S Actual: N IndexName: byOwner"
        ),
        (
            "ADD holder :v", ["N": "5"],
            "One or more parameter values were invalid: Type mismatch for Index Key holder Expected: S Actual: N IndexName: byOwner"
        ),
        (
            "SET holder.x = :v", ["N": "5"],
            "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: IndexKey: holder"
        ),
        (
            "SET holder = :v", ["S": ""],
            "One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not supported. The AttributeValue for a key attribute cannot contain an empty string value."
        ),
        (
            "SET holder = amount, x = :v", ["S": "x"],
            "The update expression attempted to update the secondary index key to unsupported type"
        ),
        (
            "SET x = :v", ["S": .string(String(repeating: "x", count: 409_600))],
            "Item size to update has exceeded the maximum allowed size"
        ),
        ("SET x = amount + :v", ["N": "1e-130"], "Attempting to store more than 38 significant digits in a Number"),
    ]

    @Test("an update that cannot be is refused in AWS's words, and changes nothing", arguments: updates.indices)
    func update(_ index: Int) async throws {
        let (expression, value, message) = Self.updates[index]
        try await TableFixture.run { fixture in
            try await fixture.makeTable("orders", QueryTests.indexes)
            let item: JSON = ["pk": ["S": "a"], "sk": ["S": "b"], "holder": ["S": "o"], "amount": ["N": "5"]]
            try await fixture.put(item)
            let answer = try await fixture.call(
                "UpdateItem",
                [
                    "TableName": "orders", "Key": ["pk": ["S": "a"], "sk": ["S": "b"]],
                    "UpdateExpression": .string(expression), "ExpressionAttributeValues": [":v": value],
                ])
            #expect(answer.message == message)
            #expect(try await fixture.get(["pk": ["S": "a"], "sk": ["S": "b"]]) == item)
        }
    }

    static let indexKeys: [(JSON, String)] = [
        (
            ["N": "5"],
            "One or more parameter values were invalid: Type mismatch for Index Key holder Expected: S Actual: N IndexName: byOwner"
        ),
        (
            ["S": ""],
            "One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: byOwner, IndexKey: holder"
        ),
    ]

    @Test("an item whose index key is of another type or empty is refused", arguments: indexKeys.indices)
    func indexKey(_ index: Int) async throws {
        let (value, message) = Self.indexKeys[index]
        try await TableFixture.run { fixture in
            try await fixture.makeTable("orders", QueryTests.indexes)
            let item: JSON = ["pk": ["S": "a"], "sk": ["S": "b"], "holder": value]
            #expect(try await fixture.call("PutItem", ["TableName": "orders", "Item": item]).message == message)
            let batch = try await fixture.call(
                "BatchWriteItem", ["RequestItems": ["orders": [["PutRequest": ["Item": item]]]]])
            #expect(batch.message == message)
        }
    }
}
