import CurlTransport
import SharedLayer
import TestSupport
import Testing

/// The examples of docs/shared-layer/dynamodb.md.
@Suite("DynamoDB as documented", .tags(.wire, .slow), .timeLimit(.minutes(5)))
struct DynamoDocumentationTests {
    struct Order: Codable, Sendable, Equatable {
        var pk: String
        var sk: String
        var total: ExactDecimal
        var tags: DynamoSet<String>?
        var version: Int
    }

    private static let table = """
        dynamodb.create_table(
            TableName="orders", BillingMode="PAY_PER_REQUEST",
            KeySchema=[dict(AttributeName="pk", KeyType="HASH"), dict(AttributeName="sk", KeyType="RANGE")],
            AttributeDefinitions=[dict(AttributeName=n, AttributeType="S") for n in ("pk", "sk")])
        """

    private static func withTable(_ body: (AWSConfiguration, HTTPClient) async throws -> Void) async throws {
        try await Moto.with(table) { configuration, _ in
            let http = HTTPClient()
            defer { http.shutdown() }
            try await body(configuration, http)
        }
    }

    @Test("Values are put, read, changed and listed")
    func use() async throws {
        try await Self.withTable { configuration, http in
            let deadline = Timestamp.now().adding(seconds: 60)
            let total = try #require(ExactDecimal("19.99"))
            let dynamo = DynamoClient(configuration: configuration, http: http).before(deadline)
            let order = Order(pk: "CUSTOMER#7", sk: "ORDER#1", total: total, tags: nil, version: 1)
            try await dynamo.putItem(encoding: order, into: "orders", condition: .attributeNotExists("pk"))

            let key: DynamoItem = ["pk": .string("CUSTOMER#7"), "sk": .string("ORDER#1")]
            let found = try await dynamo.getItem(key, from: "orders", as: Order.self)
            #expect(found == order)

            let changed = try await dynamo.updateItem(
                key, in: "orders",
                update: [.addAmount("total", total), .add("tags", .stringSet(["gift"])), .increment("version", by: 1)],
                condition: .equals("version", .number(1)))
            #expect(changed["total"] == .number("39.98"))

            let query = DynamoQuery(
                table: "orders",
                key: DynamoKeyCondition("pk", .string("CUSTOMER#7"), sort: .beginsWith("sk", "ORDER#")),
                filter: .and(.greaterThan("total", .number(10)), .contains("tags", .string("gift"))))
            for try await order in dynamo.items(of: query, as: Order.self) {
                #expect(order.version == 2)
            }
            #expect(try await dynamo.items(of: query).collect(max: 10).count == 1)
        }
    }

    @Test("A condition that fails tells the item, and a transaction each part's reason")
    func failures() async throws {
        try await Self.withTable { configuration, http in
            let dynamo = DynamoClient(configuration: configuration, http: http)
            let key: DynamoItem = ["pk": .string("p"), "sk": .string("s")]
            try await dynamo.putItem(key.merging(["version": .number(5)]) { $1 }, into: "orders")
            do throws(AWSError) {
                try await dynamo.transactWrite([
                    .update(
                        key, table: "orders", update: [.set("status", .string("SENT"))],
                        condition: .equals("version", .number(4))),
                    .put(["pk": .string("p"), "sk": .string("EVENT#1")], table: "orders"),
                ])
                Issue.record("the condition held")
            } catch {
                for (place, reason) in (error.cancellationReasons ?? []).enumerated()
                where reason.kind == .conditionalCheckFailed {
                    #expect(place == 0)
                    #expect(reason.item?["version"] == .number(5))
                }
                #expect(error.isConditionalCheckFailed)
            }
        }
    }

    @Test("Names are data, whatever is in them")
    func hostileNames() async throws {
        try await Self.withTable { configuration, http in
            let dynamo = DynamoClient(configuration: configuration, http: http)
            let key: DynamoItem = ["pk": .string("p"), "sk": .string("s")]
            let names = ["#", ":v0", "a.b", "with space", "a[0]", "size", "SET x = y", "é\"'"]
            try await dynamo.putItem(key, into: "orders")
            let update = DynamoUpdate(names.map { .set(DynamoPath($0), .string("v")) })
            let item = try await dynamo.updateItem(
                key, in: "orders", update: update,
                condition: .all(names.map { .attributeNotExists(DynamoPath($0)) }))
            for name in names { #expect(item[name] == .string("v"), "\(name)") }
            let nested = try await dynamo.updateItem(
                key, in: "orders",
                update: [.set("list", .list([.map(["a.b": .number(1)]), .null])), .remove("size")])
            #expect(nested["size"] == nil)
            let deep = DynamoPath("list").element(0).member("a.b")
            let raised = try await dynamo.updateItem(key, in: "orders", update: [.increment(deep, by: 4)])
            #expect(raised["list"] == .list([.map(["a.b": .number(5)]), .null]))
            // moto takes no path behind an element in a projection.
            let part = try await dynamo.getItem(key, from: "orders", projection: ["list", "with space"])
            #expect(part?["list"] == raised["list"])
            #expect(part?.count == 2)
        }
    }

    @Test("A table is scanned in segments at once, and capacity is told")
    func segments() async throws {
        try await Self.withTable { configuration, http in
            let units = Collected<DynamoCapacity>()
            let dynamo = DynamoClient(configuration: configuration, http: http).reportingCapacity { units.append($0) }
            let items = (0..<60).map { ["pk": AttributeValue.string("p\($0)"), "sk": .string("s")] }
            try await dynamo.batchWrite(puts: ["orders": items])
            let seen = Collected<DynamoItem>()
            try await dynamo.scanInParallel(DynamoScan(table: "orders"), segments: 4) { page in
                for item in page.items { seen.append(item) }
            }
            #expect(Set(seen.all) == Set(items))
            #expect(units.all.contains { $0.operation == "Scan" && $0.table == "orders" && $0.units > 0 })
        }
    }

    @Test("Expressions that say nothing are refused before they are sent")
    func emptyExpressions() async throws {
        let dynamo = DynamoClient(
            configuration: AWSConfiguration(
                region: "r", credentials: AWSCredentials(accessKeyID: "id", secretAccessKey: "secret")),
            http: ScriptedTransport([]))
        for condition in [DynamoCondition.all([]), .not(.any([])), .isIn("a", []), .equals("", .null)] {
            let error = await #expect(throws: AWSError.self) {
                try await dynamo.putItem([:], into: "t", condition: condition)
            }
            #expect(error?.code == AWSError.invalidRequest)
        }
        let error = await #expect(throws: AWSError.self) { try await dynamo.updateItem([:], in: "t", update: []) }
        #expect(error?.code == AWSError.invalidRequest)
    }

    @Test("An item's size is counted as the service counts it")
    func sizes() {
        let item: DynamoItem = [
            "s": .string("é"), "n": .number("-12.5"), "b": .binary([1, 2, 3]), "t": .bool(true),
            "l": .list([.null, .string("ab")]), "m": .map(["k": .number("1")]), "ss": .stringSet(["a", "bc"]),
        ]
        // Names: 8 bytes; é: 2; -12.5: 4; 3 bytes; 1; list 3+1+1+1+2; map 3+1+1+2; set 3.
        #expect(DynamoItemSize.bytes(of: item) == 8 + 2 + 4 + 3 + 1 + 8 + 7 + 3)
        #expect(DynamoItemSize.bytesMax == 409_600)
    }
}
