import TestSupport
import Testing

@testable import Tables

@Suite struct BatchTests {
    private static func put(_ pk: String) -> JSON { ["PutRequest": ["Item": ["pk": ["S": .string(pk)]]]] }

    @Test("a batch puts and deletes, and a batch reads them")
    func roundTrip() async throws {
        try await TableFixture.run { fixture in
            try await fixture.makeHashTable()
            try await fixture.makeHashTable("other")
            try await fixture.put(["pk": ["S": "gone"]], into: "plain")
            let written = try await fixture.call(
                "BatchWriteItem",
                [
                    "RequestItems": [
                        "plain": [Self.put("a"), Self.put("b"), ["DeleteRequest": ["Key": ["pk": ["S": "gone"]]]]],
                        "other": [Self.put("c")],
                    ]
                ])
            #expect(written.body == ["UnprocessedItems": [:]])
            let keys: JSON = [["pk": ["S": "a"]], ["pk": ["S": "gone"]], ["pk": ["S": "b"]]]
            let read = try await fixture.call(
                "BatchGetItem", ["RequestItems": ["plain": ["Keys": keys], "other": ["Keys": [["pk": ["S": "c"]]]]]])
            #expect(
                read.body == [
                    "Responses": ["plain": [["pk": ["S": "a"]], ["pk": ["S": "b"]]], "other": [["pk": ["S": "c"]]]],
                    "UnprocessedKeys": [:],
                ])
        }
    }

    @Test("a read of more than sixteen megabytes tells what it left")
    func unprocessed() async throws {
        try await TableFixture.run { fixture in
            try await fixture.makeHashTable()
            let text = String(repeating: "x", count: 400_000)
            for number in 0..<45 {
                try await fixture.put(["pk": ["S": .string("\(number)")], "x": ["S": .string(text)]], into: "plain")
            }
            let keys = JSON.array((0..<45).map { ["pk": ["S": .string("\($0)")]] })
            let answer = try await fixture.call("BatchGetItem", ["RequestItems": ["plain": ["Keys": keys]]])
            let got = answer.body["Responses"]?["plain"]?.elements.count ?? 0
            let left = answer.body["UnprocessedKeys"]?["plain"]?["Keys"]?.elements.count ?? 0
            #expect(got == 41)
            #expect(left == 4)
        }
    }

    static let refusals: [(String, JSON, String)] = [
        ("BatchWriteItem", [:], "The requestItems parameter is required for BatchWriteItem"),
        ("BatchGetItem", [:], "The requestItems parameter is required for BatchGetItem"),
        (
            "BatchWriteItem", ["plain": [put("a"), ["DeleteRequest": ["Key": ["pk": ["S": "a"]]]]]],
            "Provided list of item keys contains duplicates"
        ),
        (
            "BatchGetItem", ["plain": ["Keys": [["pk": ["S": "a"]], ["pk": ["S": "a"]]]]],
            "Provided list of item keys contains duplicates"
        ),
        (
            "BatchWriteItem", ["plain": [["PutRequest": ["Item": ["pk": ["N": "5"]]]]]],
            "The provided key element does not match the schema"
        ),
        (
            "BatchWriteItem", ["plain": [["PutRequest": ["Item": ["pk": ["S": ""]]]]]],
            "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk"
        ),
        (
            "BatchWriteItem", ["plain": .array((0..<26).map { put("i\($0)") })],
            "1 validation error detected: Value '{plain=[26 requests]}' at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 25, Member must have length greater than or equal to 1]"
        ),
        (
            "BatchGetItem", ["plain": ["Keys": .array((0..<101).map { ["pk": ["S": .string("\($0)")]] })]],
            "1 validation error detected: Value at 'RequestItems.plain.member.Keys' failed to satisfy constraint: Member must have length less than or equal to 100"
        ),
        ("BatchGetItem", ["nowhere": ["Keys": [["pk": ["S": "a"]]]]], "Requested resource not found"),
        ("BatchWriteItem", ["nowhere": [put("a")]], "Requested resource not found"),
        (
            "BatchGetItem", ["plain": ["Keys": [["pk": ["S": "a"]]], "ProjectionExpression": "a, a"]],
            "Invalid ProjectionExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]"
        ),
    ]

    @Test("a batch that cannot be is refused in AWS's words", arguments: refusals.indices)
    func refused(_ index: Int) async throws {
        let (operation, items, message) = Self.refusals[index]
        try await TableFixture.run { fixture in
            try await fixture.makeHashTable()
            let answer = try await fixture.call(operation, ["RequestItems": items])
            #expect(answer.status == 400)
            #expect(answer.message == message)
            #expect(try await fixture.call("Scan", ["TableName": "plain"]).body["Count"] == 0)
        }
    }
}
