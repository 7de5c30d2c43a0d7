import SharedLayer
import Testing

@Suite("Outbox", .timeLimit(.minutes(5)))
struct OutboxTests {
    private static let start = SampleRecords.moment
    private static let events = OutboxDestination(rawValue: "events")
    private static let next = OutboxDestination(rawValue: "next")

    private static func outbox(
        _ tables: RecordTables, _ senders: [OutboxDestination: any OutboxSender],
        now: @escaping @Sendable () -> Timestamp = { start.adding(seconds: 1_000) }
    ) -> Outbox {
        Outbox(dynamo: tables.dynamo, table: RecordTables.pipelineTable, senders: senders, now: now)
    }

    private static func disputes(_ tables: RecordTables) -> AggregateRepository<DisputeModel> {
        AggregateRepository(
            dynamo: tables.dynamo, table: RecordTables.pipelineTable, makeToken: { IdentifierGenerator().uuid() })
    }

    /// Opens a dispute, with a message about it to the event bus, and changes it `changes` times more.
    private static func open(_ disputeID: String, changes: Int = 0, _ tables: RecordTables) async throws {
        let disputes = disputes(tables)
        var dispute = DisputeModel(
            reference: DisputeReference(organizationID: "org-1", disputeID: disputeID),
            contract: SampleRecords.contractReference, transactionID: "t-1", openedBy: "publisher-1",
            partnerID: "partner-1", reason: .duplicate, amount: try SampleRecords.money(100), chargedAt: start,
            openedAt: start,
            requestHash: SampleRecords.hash)
        for number in 0...changes {
            // All in one moment: the order is that of the events, not of the clock.
            let event = try dispute.append(
                number == 0 ? .opened : .evidenceSubmitted, status: .opened, at: start, function: "F", requestID: "r")
            var change = AggregateChange(dispute, event)
            change.outbox = [OutboxItem(about: event, destination: events, body: "\(disputeID)/\(event.sequence)")]
            dispute = try await disputes.apply(change)
        }
    }

    @Test("State, event and message are written together, and the chain of events holds")
    func together() async throws {
        try await RecordTables.with { tables in
            try await Self.open("dispute-1", changes: 2, tables)
            let reference = DisputeReference(organizationID: "org-1", disputeID: "dispute-1")
            let dispute = try #require(try await Self.disputes(tables).get(reference))
            #expect(dispute.version == 3)
            try EventChain.verify(try await Self.disputes(tables).events(of: reference), of: dispute)
            let sender = RecordingSender()
            let outbox = Self.outbox(tables, [Self.events: sender])
            #expect(
                try await outbox.items(of: reference).map(\.subject) == ["DISPUTE_OPENED"]
                    + Array(repeating: "EVIDENCE_SUBMITTED", count: 2))
            try await outbox.sendLeftOver(of: reference)
            #expect(sender.bodies == ["dispute-1/1", "dispute-1/2", "dispute-1/3"])
            #expect(try await outbox.items(of: reference) == [])
        }
    }

    @Test("A state does not change without the events that led to it")
    func withoutEvent() async throws {
        try await RecordTables.with { tables in
            try await Self.open("dispute-1", tables)
            let disputes = Self.disputes(tables)
            let reference = DisputeReference(organizationID: "org-1", disputeID: "dispute-1")
            var dispute = try #require(try await disputes.get(reference))
            let old = try #require(try await disputes.events(of: reference).first)
            dispute.status = .accepted
            for change in [AggregateChange(dispute), AggregateChange(dispute, old, old)] {
                let error = await #expect(throws: RepositoryError.self) { try await disputes.apply(change) }
                #expect(error?.code == .malformedRecord)
            }
            let first = try dispute.append(
                .reviewStarted, status: .underReview, at: Self.start, function: "F", requestID: "r")
            let second = try dispute.append(
                .accepted, status: .accepted, at: Self.start, function: "F", requestID: "r")
            let late = await #expect(throws: RepositoryError.self) {
                try await disputes.apply(AggregateChange(dispute, first))
            }
            #expect(late?.code == .malformedRecord)
            dispute = try await disputes.apply(AggregateChange(dispute, first, second))
            try EventChain.verify(try await disputes.events(of: reference), of: dispute)
        }
    }

    @Test("A change that meets a conflict leaves no message")
    func conflict() async throws {
        try await RecordTables.with { tables in
            try await Self.open("dispute-1", tables)
            await #expect(throws: RepositoryError.self) { try await Self.open("dispute-1", tables) }
            let reference = DisputeReference(organizationID: "org-1", disputeID: "dispute-1")
            let outbox = Self.outbox(tables, [:])
            #expect(try await outbox.items(of: reference).count == 1)
            #expect(try await Self.disputes(tables).events(of: reference).count == 1)
        }
    }

    @Test("A sweep sends what is left over in every aggregate, each one's events in their order, and nothing young")
    func sweep() async throws {
        try await RecordTables.with { tables in
            for number in 1...12 { try await Self.open("dispute-\(number)", changes: 2, tables) }
            let sender = RecordingSender()
            let outbox = Self.outbox(tables, [Self.events: sender])
            #expect(try await outbox.sweep(before: Self.start).found == 0)
            let report = try await outbox.sweep(before: Self.start.adding(milliseconds: 1))
            #expect(report.found == 36)
            #expect(report.sent == 36)
            #expect(report.failures == [])
            let byDispute = Dictionary(grouping: sender.bodies) { $0.prefix { $0 != "/" } }
            #expect(byDispute.count == 12)
            for (dispute, bodies) in byDispute { #expect(bodies == (1...3).map { "\(dispute)/\($0)" }) }
            #expect(try await outbox.sweep(before: Self.start.adding(seconds: 9)) == SweepReport())
        }
    }

    @Test("Two sweeps at once send every message once")
    func concurrentSweeps() async throws {
        try await RecordTables.with { tables in
            for number in 1...20 { try await Self.open("dispute-\(number)", changes: 1, tables) }
            let sender = RecordingSender()
            let outbox = Self.outbox(tables, [Self.events: sender])
            let reports = try await withThrowingTaskGroup(of: SweepReport.self) { group in
                for _ in 1...3 {
                    group.addTask { try await outbox.sweep(before: Self.start.adding(seconds: 1)) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(sender.bodies.count == 40)
            #expect(Set(sender.bodies).count == 40)
            #expect(reports.map(\.sent).reduce(0, +) == 40)
            #expect(reports.flatMap(\.failures) == [])
        }
    }

    @Test("What cannot be sent stays with what must follow it, keeps nothing else, and goes with the next sweep")
    func refusal() async throws {
        try await RecordTables.with { tables in
            try await Self.open("dispute-1", changes: 2, tables)
            try await Self.open("dispute-2", tables)
            let sender = RecordingSender()
            sender.refuse(["dispute-1/2"])
            let outbox = Self.outbox(tables, [Self.events: sender])
            let report = try await outbox.sweep(before: Self.start.adding(seconds: 1))
            #expect(report.sent == 2)
            #expect(report.failures.count == 1)
            #expect(report.failures.first?.contains("OUTBOX#events#00000002") == true)
            #expect(Set(sender.bodies) == ["dispute-1/1", "dispute-2/1"])
            sender.refuse([])
            #expect(try await outbox.sweep(before: Self.start.adding(seconds: 1)).sent == 2)
            #expect(sender.bodies.suffix(2) == ["dispute-1/2", "dispute-1/3"])
        }
    }

    @Test("A message without a sender is a failure that is told, and stays")
    func unknownDestination() async throws {
        try await RecordTables.with { tables in
            try await Self.open("dispute-1", tables)
            let outbox = Self.outbox(tables, [Self.next: RecordingSender()])
            let report = try await outbox.sweep(before: Self.start.adding(seconds: 1))
            #expect(report.sent == 0)
            #expect(report.failures.first?.contains("unknownDestination") == true)
            let reference = DisputeReference(organizationID: "org-1", disputeID: "dispute-1")
            // Where nobody sweeps, it is somebody else's.
            try await outbox.sendLeftOver(of: reference)
            #expect(try await outbox.items(of: reference).count == 1)
        }
    }

    @Test("A claim ends by itself: what a killed sweep had is sent after a minute")
    func claims() async throws {
        try await RecordTables.with { tables in
            try await Self.open("dispute-1", tables)
            let reference = DisputeReference(organizationID: "org-1", disputeID: "dispute-1")
            let claimedAt = Self.start.adding(seconds: 1_000)
            let key = OutboxItem(
                about: try #require(try await Self.disputes(tables).events(of: reference).first),
                destination: Self.events, body: "{}"
            ).key
            // As a sweep leaves it that is killed before it sends.
            try await tables.dynamo.updateItem(
                ["pk": .string(key.partition), "sk": .string(key.sort)], in: RecordTables.pipelineTable,
                update: [.set("claimedUntil", .string(claimedAt.adding(seconds: Outbox.claimSeconds).text))])
            let sender = RecordingSender()
            let during = Self.outbox(tables, [Self.events: sender], now: { claimedAt.adding(seconds: 59) })
            let report = try await during.sweep(before: Self.start.adding(seconds: 1))
            #expect(report.claimedElsewhere == 1)
            try await during.sendLeftOver(of: reference)
            #expect(sender.bodies == [])
            let after = Self.outbox(tables, [Self.events: sender], now: { claimedAt.adding(seconds: 60) })
            #expect(try await after.sweep(before: Self.start.adding(seconds: 1)).sent == 1)
            #expect(sender.bodies == ["dispute-1/1"])
        }
    }

    @Test("A sweep ends at its limit and when its time is up, and the next one goes on")
    func limits() async throws {
        try await RecordTables.with { tables in
            for number in 1...12 { try await Self.open("dispute-\(number)", tables) }
            let sender = RecordingSender()
            let outbox = Self.outbox(tables, [Self.events: sender])
            let cutoff = Self.start.adding(seconds: 1)
            #expect(try await outbox.sweep(before: cutoff, while: { false }) == SweepReport())
            let first = try await outbox.sweep(before: cutoff, itemsMax: 1)
            #expect(first.sent >= 1)
            #expect(first.sent < 12)
            #expect(try await outbox.sweep(before: cutoff).sent == 12 - first.sent)
        }
    }

    @Test(
        "A queue gets the body as it is, with the subject beside it; the later of two messages takes the place of the first"
    )
    func queue() async throws {
        try await RecordTables.with { tables in
            let reference = SampleRecords.disputeReference
            let items = BaseRepository<OutboxItem>(dynamo: tables.dynamo, table: RecordTables.pipelineTable)
            let first = OutboxItem(reference: reference, destination: Self.next, body: "1", createdAt: Self.start)
            let second = OutboxItem(
                reference: reference, destination: Self.next, body: "2", subject: "DISPUTE_OPENED",
                createdAt: Self.start.adding(milliseconds: 1))
            try await items.write([first])
            try await items.write([second])
            let outbox = Outbox(
                dynamo: tables.dynamo, table: RecordTables.pipelineTable, client: tables.queues,
                queues: [OutboxQueue(Self.next, url: tables.queueURL)])
            // The first is sent by whoever wrote it, late; the second must not go with it.
            try await outbox.send(first)
            #expect(try await outbox.items(of: reference) == [second])
            try await outbox.send(second)
            #expect(try await outbox.items(of: reference) == [])
            let messages = try await tables.queues.receive(from: tables.queueURL, messagesMax: 10)
            #expect(Set(messages.map(\.body)) == ["1", "2"])
            #expect(messages.first { $0.body == "2" }?.attributes == ["subject": "DISPUTE_OPENED"])
        }
    }
}
