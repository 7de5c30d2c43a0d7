import SharedLayer
import Testing

/// Against the emulator process, whose tables and queues are real.
@Suite("DynamoDB and queue clients against the emulator", .tags(.wire, .slow), .timeLimit(.minutes(5)))
struct AWSClientsEmulatorTests {
    private static let table = RecordTables.pipelineTable
    private static func key(_ sort: String) -> DynamoItem { ["pk": .string("p"), "sk": .string(sort)] }
    private static func item(_ sort: String, _ more: DynamoItem = [:]) -> DynamoItem { key(sort).merging(more) { $1 } }

    private static let hostileNames = [
        "a.b", "list[0]", "#n", ":v", "size", "SELECT", "é😀", " ", "quo\"te", "a\nb", "back\\slash", "and(", "#0", "0",
        String(repeating: "x", count: 255),
    ]

    @Test("An attribute's name may be anything: it is written, asked for, changed, compared and removed")
    func hostileAttributes() async throws {
        try await RecordTables.with { tables in
            let attributes = DynamoItem(
                uniqueKeysWithValues: Self.hostileNames.map { ($0, AttributeValue.string("v" + $0)) })
            try await tables.dynamo.putItem(Self.item("1", attributes), into: Self.table)
            #expect(try await tables.dynamo.getItem(Self.key("1"), from: Self.table) == Self.item("1", attributes))
            for name in Self.hostileNames {
                let path = DynamoPath(name)
                #expect(
                    try await tables.dynamo.getItem(Self.key("1"), from: Self.table, projection: [path])
                        == [name: .string("v" + name)], "\(name)")
                let changed = try await tables.dynamo.updateItem(
                    Self.key("1"), in: Self.table, update: [.set(path, .number(1))],
                    condition: .equals(path, .string("v" + name)))
                #expect(changed[name] == .number(1), "\(name)")
                let removed = try await tables.dynamo.updateItem(
                    Self.key("1"), in: Self.table, update: [.remove(path)], condition: .attributeExists(path))
                #expect(removed[name] == nil, "\(name)")
            }
            #expect(try await tables.dynamo.getItem(Self.key("1"), from: Self.table) == Self.key("1"))
        }
    }

    @Test("A place inside lists and maps is read, compared and changed by itself")
    func nestedPlaces() async throws {
        try await RecordTables.with { tables in
            let list = AttributeValue.list([
                .map(["name": .string("n"), "more": .bool(true)]), .map(["name": .string("o")]),
            ])
            try await tables.dynamo.putItem(
                Self.item("1", ["list": list, "list[0].name": .string("another")]), into: Self.table)
            let name = DynamoPath("list").element(0).member("name")
            #expect(
                try await tables.dynamo.getItem(Self.key("1"), from: Self.table, projection: [name])
                    == ["list": .list([.map(["name": .string("n")])])])
            let changed = try await tables.dynamo.updateItem(
                Self.key("1"), in: Self.table, update: [.set(name, .string("m"))],
                condition: .equals(name, .string("n")))
            #expect(
                changed["list"]
                    == .list([.map(["name": .string("m"), "more": .bool(true)]), .map(["name": .string("o")])]))
            #expect(changed["list[0].name"] == .string("another"))
        }
    }

    @Test("Batches of more than one request write, read and delete all")
    func batches() async throws {
        try await RecordTables.with { tables in
            let items = (0..<120).map { Self.item("\($0)", ["n": .number($0)]) }
            try await tables.dynamo.batchWrite(puts: [Self.table: items])
            let keys = (0..<121).map { Self.key("\($0)") }
            let found = try await tables.dynamo.batchGet(keys, from: Self.table, projection: ["n"])
            #expect(Set(found) == Set((0..<120).map { ["n": .number($0)] }))
            try await tables.dynamo.batchWrite(puts: [:], deletes: [Self.table: Array(keys.dropFirst(2))])
            #expect(try await tables.dynamo.scan(DynamoScan(table: Self.table)).items.count == 2)
        }
    }

    @Test("What fails its condition tells the item that is there, alone and in a transaction")
    func oldItem() async throws {
        try await RecordTables.with { tables in
            let old = Self.item("1", ["version": .number(7)])
            try await tables.dynamo.putItem(old, into: Self.table)
            let alone = try await #require(throws: AWSError.self) {
                try await tables.dynamo.putItem(
                    Self.item("1"), into: Self.table, condition: .equals("version", .number(6)))
            }
            #expect(alone.code == "ConditionalCheckFailedException")
            #expect(alone.item == old)
            let together = try await #require(throws: AWSError.self) {
                try await tables.dynamo.transactWrite([
                    .put(Self.item("2"), table: Self.table),
                    .update(
                        Self.key("1"), table: Self.table, update: [.increment("version", by: 1)],
                        condition: .equals("version", .number(6))),
                    .delete(Self.key("3"), table: Self.table, condition: .attributeExists("pk")),
                ])
            }
            #expect(
                together.cancellationReasons?.map(\.kind) == [.none, .conditionalCheckFailed, .conditionalCheckFailed])
            #expect(together.cancellationReasons?.map(\.item) == [nil, old, nil])
            #expect(try await tables.dynamo.getItem(Self.key("2"), from: Self.table) == nil)
            try await tables.dynamo.transactWrite([
                .put(Self.item("2"), table: Self.table),
                .check(Self.key("1"), table: Self.table, condition: .equals("version", .number(7))),
            ])
            let read = try await tables.dynamo.transactGet([
                DynamoRead(Self.key("2"), from: Self.table), DynamoRead(Self.key("3"), from: Self.table),
            ])
            #expect(read == [Self.item("2"), nil])
        }
    }

    @Test("A message keeps its attributes and its trace, and is hidden, shown and deleted in batches")
    func queue() async throws {
        try await RecordTables.with { tables in
            let attributes: [String: MessageAttribute] = [
                "text": .string("é😀"), "number": .number("-1.50"), "bytes": .binary([0, 255, 1]),
            ]
            let trace = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"
            let drafts = (0..<12).map { QueueDraft("m\($0)", attributes: attributes, traceHeader: trace) }
            #expect(await tables.queues.sendBatch(drafts, to: tables.queueURL).successes.count == 12)
            var received: [QueueMessage] = []
            while received.count < 12 {
                let more = try await tables.queues.receive(from: tables.queueURL, messagesMax: 10, waitSeconds: 2)
                guard !more.isEmpty else { break }
                received += more
            }
            #expect(Set(received.map(\.body)) == Set(drafts.map(\.body)))
            #expect(received.allSatisfy { $0.typedAttributes == attributes && $0.traceHeader == trace })
            let handles = received.map(\.receiptHandle)
            let shown = await tables.queues.changeVisibilityBatch(handles, of: tables.queueURL, seconds: 0)
            #expect(shown.failures.isEmpty)
            let again = try await tables.queues.receive(from: tables.queueURL, messagesMax: 10, waitSeconds: 2)
            #expect(again.allSatisfy { $0.receiveCount == 2 } && !again.isEmpty)
            let deleted = await tables.queues.deleteBatch(again.map(\.receiptHandle), from: tables.queueURL)
            #expect(deleted.successes.count == again.count)
        }
    }
}
