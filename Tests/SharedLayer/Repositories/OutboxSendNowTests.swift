import Logging
import SharedLayer
import Testing

@Suite("What an invocation sends from its outbox", .timeLimit(.minutes(5)))
struct OutboxSendNowTests {
    private static let start = SampleRecords.moment
    private static let first = OutboxDestination(rawValue: "first")
    private static let second = OutboxDestination(rawValue: "second")

    private static func item(_ destination: OutboxDestination, _ body: String, milliseconds: Int64 = 0) -> OutboxItem {
        OutboxItem(
            reference: SampleRecords.disputeReference, destination: destination, body: body,
            createdAt: start.adding(milliseconds: milliseconds))
    }

    private static func invocation() throws -> FunctionInvocation {
        var none = MetricsSettings(namespace: "none")
        none.isDisabled = true
        return FunctionInvocation(
            function: "F", context: SampleEvents.context, logger: Logger(label: "test"), metrics: try EMFMetrics(none)
        )
    }

    private static func write(_ items: [OutboxItem], _ tables: RecordTables) async throws {
        try await BaseRepository<OutboxItem>(dynamo: tables.dynamo, table: RecordTables.pipelineTable).write(items)
    }

    @Test("Every destination gets its message, and none is left")
    func sends() async throws {
        try await RecordTables.with { tables in
            let items = [Self.item(Self.first, "1"), Self.item(Self.second, "2")]
            try await Self.write(items, tables)
            let (first, second) = (RecordingSender(), RecordingSender())
            let outbox = Outbox(
                dynamo: tables.dynamo, table: RecordTables.pipelineTable,
                senders: [Self.first: first, Self.second: second])
            await outbox.sendNow(items, try Self.invocation())
            #expect(first.bodies == ["1"])
            #expect(second.bodies == ["2"])
            #expect(try await outbox.items(of: SampleRecords.disputeReference) == [])
        }
    }

    @Test("A message that took another one's place stays, and so does one that was refused; the others go")
    func keeps() async throws {
        try await RecordTables.with { tables in
            let third = OutboxDestination(rawValue: "third")
            let items = [Self.item(Self.first, "1"), Self.item(Self.second, "2"), Self.item(third, "3")]
            let later = Self.item(Self.first, "later", milliseconds: 1)
            try await Self.write([later, items[1], items[2]], tables)
            let (sender, refusing) = (RecordingSender(), RecordingSender())
            refusing.refuse(["3"])
            let outbox = Outbox(
                dynamo: tables.dynamo, table: RecordTables.pipelineTable,
                senders: [Self.first: sender, Self.second: sender, third: refusing])
            await outbox.sendNow(items, try Self.invocation())
            #expect(Set(sender.bodies) == ["1", "2"])
            #expect(try await outbox.items(of: SampleRecords.disputeReference) == [later, items[2]])
        }
    }
}
