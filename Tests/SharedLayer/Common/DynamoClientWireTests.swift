import CurlTransport
import SharedLayer
import TestSupport
import Testing

@Suite("DynamoDB client against moto", .tags(.wire, .slow), .timeLimit(.minutes(10)))
struct DynamoClientWireTests {
    private static let table = """
        dynamodb.create_table(
            TableName="items", BillingMode="PAY_PER_REQUEST",
            KeySchema=[dict(AttributeName="pk", KeyType="HASH"), dict(AttributeName="sk", KeyType="RANGE")],
            AttributeDefinitions=[dict(AttributeName=n, AttributeType="S") for n in ("pk", "sk", "kind")],
            GlobalSecondaryIndexes=[dict(
                IndexName="ByKind", Projection=dict(ProjectionType="ALL"),
                KeySchema=[dict(AttributeName="kind", KeyType="HASH"), dict(AttributeName="sk", KeyType="RANGE")])])
        """

    private static func withTable(_ body: (DynamoClient) async throws -> Void) async throws {
        try await Moto.with(table) { configuration, _ in
            let http = HTTPClient()
            defer { http.shutdown() }
            try await body(DynamoClient(configuration: configuration, http: http))
        }
    }

    private static func key(_ sort: String) -> DynamoItem { ["pk": .string("p"), "sk": .string(sort)] }

    private static func item(_ sort: String, _ more: DynamoItem = [:]) -> DynamoItem { key(sort).merging(more) { $1 } }

    @Test("Every attribute type survives a write and a read")
    func types() async throws {
        try await Self.withTable { dynamo in
            let item = Self.item(
                "types",
                [
                    "n": .number("12345678901234567890123456789012345678"), "b": .binary([0, 1, 255]), "t": .bool(true),
                    "z": .null, "l": .list([.string("é😀"), .number("-1.5")]), "m": .map(["k": .map([:])]),
                    "ss": .stringSet(["a"]), "ns": .numberSet(["1.5"]), "bs": .binarySet([[7]]),
                ])
            try await dynamo.putItem(item, into: "items")
            #expect(try await dynamo.getItem(Self.key("types"), from: "items") == item)
            #expect(try await dynamo.getItem(Self.key("none"), from: "items") == nil)
        }
    }

    @Test("Conditions, updates and deletes do what they say")
    func writes() async throws {
        try await Self.withTable { dynamo in
            try await dynamo.putItem(
                Self.item("w", ["version": .number(1)]), into: "items", condition: .attributeNotExists("pk"))
            let refused = try await #require(throws: AWSError.self) {
                try await dynamo.putItem(Self.item("w"), into: "items", condition: .attributeNotExists("pk"))
            }
            #expect(refused.isConditionalCheckFailed)
            #expect(refused.code == "ConditionalCheckFailedException")
            #expect(refused.status == 400)

            let updated = try await dynamo.updateItem(
                Self.key("w"), in: "items",
                update: [
                    .set("status", .string("SENT")), .increment("version", by: 1), .setIfAbsent("created", .number(5)),
                    .append("log", [.string("first")]), .add("tags", .stringSet(["a", "b"])), .add("hits", .number(2)),
                ],
                condition: .and(.equals("version", .number("1")), .isIn("pk", [.string("p"), .string("q")])))
            #expect(updated["version"] == .number("2"))
            #expect(updated["log"] == .list([.string("first")]))
            #expect(updated["hits"] == .number("2"))
            let trimmed = try await dynamo.updateItem(
                Self.key("w"), in: "items",
                update: [.remove("status"), .delete("tags", .stringSet(["a"])), .append("log", [.string("second")])])
            #expect(trimmed["status"] == nil)
            #expect(trimmed["tags"] == .stringSet(["b"]))
            #expect(trimmed["log"] == .list([.string("first"), .string("second")]))

            #expect(try await dynamo.deleteItem(Self.key("w"), from: "items")?["version"] == .number("2"))
            #expect(try await dynamo.deleteItem(Self.key("w"), from: "items") == nil)
        }
    }

    @Test("Queries read ranges, pages, filters, projections and indexes")
    func queries() async throws {
        try await Self.withTable { dynamo in
            let items = (10..<40).map {
                Self.item("E#\($0)", ["n": .number($0), "kind": .string($0 < 20 ? "a" : "b")])
            }
            try await dynamo.batchWrite(puts: ["items": items + [Self.item("X")]])
            let all = DynamoQuery(
                table: "items", key: DynamoKeyCondition("pk", .string("p"), sort: .beginsWith("sk", "E#")),
                pageItemsMax: 7)
            var pages = 0
            var read: [DynamoItem] = []
            for try await page in dynamo.pages(of: all) {
                pages += 1
                read += page.items
            }
            #expect(pages >= 5)
            #expect(read == items)

            var some = all
            some.filter = .and(.greaterThan("n", .number(30)), .not(.equals("n", .number(35))))
            some.projection = ["n"]
            some.isAscending = false
            let numbers = try await dynamo.pages(of: some).items(max: 100)
            #expect(numbers == [39, 38, 37, 36, 34, 33, 32, 31].map { ["n": .number($0)] })

            let byKind = DynamoQuery(
                table: "items", index: "ByKind",
                key: DynamoKeyCondition("kind", .string("a"), sort: .between("sk", .string("E#12"), .string("E#14"))))
            #expect(try await dynamo.query(byKind).items.map { $0["n"] } == [.number(12), .number(13), .number(14)])

            let found = try await dynamo.batchGet([Self.key("E#11"), Self.key("none")], from: "items")
            #expect(found == [items[1]])
            #expect(
                try await dynamo.scan(DynamoScan(table: "items", filter: .attributeNotExists("n"))).items == [
                    Self.item("X")
                ])
            await #expect(throws: AWSError.self) { try await dynamo.pages(of: all).items(max: 10) }
        }
    }

    @Test("A transaction writes all or nothing, and tells which part was refused")
    func transactions() async throws {
        try await Self.withTable { dynamo in
            try await dynamo.transactWrite([
                .put(Self.item("a", ["v": .number(1)]), table: "items", condition: .attributeNotExists("pk")),
                .put(Self.item("b"), table: "items"),
            ])
            let refused = try await #require(throws: AWSError.self) {
                try await dynamo.transactWrite([
                    .update(Self.key("a"), table: "items", update: [.increment("v", by: 1)]),
                    .delete(Self.key("b"), table: "items", condition: .attributeExists("missing")),
                ])
            }
            #expect(refused.code == "TransactionCanceledException")
            #expect(refused.isConditionalCheckFailed)
            #expect(refused.cancellationReasons?.map(\.code) == ["None", "ConditionalCheckFailed"])
            try await dynamo.transactWrite([
                .check(Self.key("b"), table: "items", condition: .attributeExists("pk")),
                .update(
                    Self.key("a"), table: "items", update: [.increment("v", by: 1)], condition: .equals("v", .number(1))
                ),
            ])
            let read = try await dynamo.transactGet([
                DynamoRead(Self.key("a"), from: "items"), DynamoRead(Self.key("none"), from: "items"),
                DynamoRead(Self.key("b"), from: "items"),
            ])
            #expect(read == [Self.item("a", ["v": .number(2)]), nil, Self.item("b")])
        }
    }

    @Test("A wrong secret is refused")
    func wrongSecret() async throws {
        try await Moto.with(Self.table) { configuration, _ in
            let http = HTTPClient()
            defer { http.shutdown() }
            let dynamo = DynamoClient(configuration: configuration.withWrongSecret, http: http)
            let error = try await #require(throws: AWSError.self) {
                try await dynamo.getItem(Self.key("a"), from: "items")
            }
            #expect(error.status == 403)
        }
    }

    @Test("An unknown table is told with the service's code")
    func unknownTable() async throws {
        try await Self.withTable { dynamo in
            let error = try await #require(throws: AWSError.self) {
                try await dynamo.getItem(Self.key("a"), from: "nowhere")
            }
            #expect(error.code == "ResourceNotFoundException")
        }
    }
}
