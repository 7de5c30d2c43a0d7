import TestSupport
import Testing

@testable import Tables

@Suite struct ScanTests {
    private static func names(_ answer: Answer) -> [String] {
        answer.body["Items"]?.elements.compactMap { $0["pk"]?["S"]?.string } ?? []
    }

    private static func fill(_ fixture: TableFixture, _ count: Int) async throws {
        try await fixture.makeHashTable()
        for number in 0..<count {
            try await fixture.put(
                ["pk": ["S": .string("i\(number)")], "n": ["N": .string("\(number)")]], into: "plain")
        }
    }

    @Test("a scan gives every item once, in one page or in many")
    func all() async throws {
        try await TableFixture.run { fixture in
            try await Self.fill(fixture, 50)
            let expected = Set((0..<50).map { "i\($0)" })
            let whole = try await fixture.call("Scan", ["TableName": "plain"])
            #expect(whole.body["Count"] == 50)
            #expect(Set(Self.names(whole)) == expected)
            var found: [String] = []
            var body: JSON = ["TableName": "plain", "Limit": 7]
            var pages = 0
            while pages < 20 {
                let page = try await fixture.call("Scan", body)
                found += Self.names(page)
                pages += 1
                guard let start = page.body["LastEvaluatedKey"] else { break }
                body = body.with(["ExclusiveStartKey": start])
            }
            #expect(found == Self.names(whole))
            #expect(pages == 8)
        }
    }

    @Test("segments share the items out, each to one", arguments: [1, 3, 16, 1_000])
    func segments(_ total: Int) async throws {
        try await TableFixture.run { fixture in
            try await Self.fill(fixture, 40)
            var found: [String] = []
            for segment in 0..<total {
                var body: JSON = [
                    "TableName": "plain", "Segment": .number(Double(segment)), "TotalSegments": .number(Double(total)),
                    "Limit": 5,
                ]
                while true {
                    let page = try await fixture.call("Scan", body)
                    #expect(page.status == 200, "\(page)")
                    found += Self.names(page)
                    guard let start = page.body["LastEvaluatedKey"] else { break }
                    body = body.with(["ExclusiveStartKey": start])
                }
            }
            #expect(found.count == 40)
            #expect(Set(found).count == 40)
        }
    }

    @Test("a scan filters, projects and counts")
    func filter() async throws {
        try await TableFixture.run { fixture in
            try await Self.fill(fixture, 20)
            let body: JSON = [
                "TableName": "plain", "FilterExpression": "n < :n", "ExpressionAttributeValues": [":n": ["N": "5"]],
                "ProjectionExpression": "n",
            ]
            let answer = try await fixture.call("Scan", body)
            #expect(answer.body["Count"] == 5)
            #expect(answer.body["ScannedCount"] == 20)
            #expect(answer.body["Items"]?.elements.allSatisfy { $0["pk"] == nil && $0["n"] != nil } == true)
        }
    }

    @Test("an index is scanned too: it has the items that have its key")
    func index() async throws {
        try await TableFixture.run { fixture in
            try await fixture.makeTable("orders", QueryTests.indexes)
            for number in 0..<10 {
                var item: JSON = ["pk": ["S": .string("p\(number)")], "sk": ["S": "s"]]
                if number < 6 { item = item.with(["holder": ["S": "x"], "amount": ["N": .string("\(number)")]]) }
                try await fixture.put(item)
            }
            var body: JSON = ["TableName": "orders", "IndexName": "byOwner", "Limit": 4]
            let first = try await fixture.call("Scan", body)
            #expect(first.body["Count"] == 4)
            let start = first.body["LastEvaluatedKey"] ?? .null
            #expect(start["holder"] == ["S": "x"])
            body = body.with(["ExclusiveStartKey": start])
            let second = try await fixture.call("Scan", body)
            #expect(second.body["Count"] == 2)
            #expect(Set(Self.names(first) + Self.names(second)) == Set((0..<6).map { "p\($0)" }))
        }
    }

    static let refusals: [([String: JSON], String)] = [
        (
            ["Segment": 0],
            "The TotalSegments parameter is required but was not present in the request when Segment parameter is present"
        ),
        (
            ["TotalSegments": 4],
            "The Segment parameter is required but was not present in the request when parameter TotalSegments is present"
        ),
        (
            ["Segment": 5, "TotalSegments": 5],
            "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: 5 is not less than TotalSegments: 5"
        ),
        (
            ["Limit": 0],
            "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1"
        ),
        (
            ["ExclusiveStartKey": ["pk": ["N": "1"]]],
            "The provided starting key is invalid: The provided key element does not match the schema"
        ),
        (["ScanFilter": [:]], "The legacy parameter ScanFilter is not emulated. Use expressions instead."),
    ]

    @Test("a scan that cannot be is refused in AWS's words", arguments: refusals.indices)
    func refused(_ index: Int) async throws {
        let (members, message) = Self.refusals[index]
        try await TableFixture.run { fixture in
            try await fixture.makeHashTable()
            let answer = try await fixture.call("Scan", JSON.object(members).with(["TableName": "plain"]))
            #expect(answer.code == "ValidationException")
            #expect(answer.message == message)
        }
    }
}
