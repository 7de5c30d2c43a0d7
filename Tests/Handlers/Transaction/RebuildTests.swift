import Scenario
import SharedLayer
import TestSupport
import Testing

@testable import Transaction

@Suite("The ledger view in its table", .timeLimit(.minutes(5)))
struct RebuildTests {
    @Test("is made anew from the log after it was wiped or altered, in parts, and says the same")
    func rebuild() async throws {
        try await LedgerNetwork.with { network in
            let story = try LedgerStory(LedgerNetwork.organizationID)
            try await network.put(story.events)
            try await network.recorded(story)
            let before = try await network.view(of: story)
            #expect(before.count == 6)
            for (place, reference) in before.keys.enumerated() {
                if place < 4 {
                    try await network.ledger.transactions.delete(LedgerTransactionModel.key(reference))
                } else {
                    var altered = try #require(try await network.ledger.transaction(reference))
                    altered.sequence = 99
                    altered.eventType = "FORGED"
                    _ = try await network.ledger.transactions.save(altered)
                }
            }
            #expect(try await network.view(of: story) != before)

            var (position, examined, rebuilt, parts): (RebuildPosition?, Int, Int, Int) = (nil, 0, 0, 0)
            let rebuild = TransactionRebuild(ledger: network.ledger, partItemsMax: 3)
            repeat {
                // No time: one part for each call, as if each had been killed after it.
                let report = try await rebuild.run(from: position) { false }
                (position, parts) = (report.position, parts + 1)
                (examined, rebuilt) = (examined + report.examined, rebuilt + report.rebuilt)
            } while position != nil && parts < 100
            #expect(parts > 1 && examined >= 6 && rebuilt == 6)
            #expect(try await network.view(of: story) == before)

            let answer = try await network.invoke("RebuildProjectionFunction", [:])
            #expect(answer["examined"] == 6 && answer["rebuilt"] == 0 && answer["position"] == nil)
        }
    }

    @Test("comes out the same however events come: in their order, or shuffled, repeated and side by side")
    func orders() async throws {
        try await LedgerNetwork.with { network in
            let service = TransactionLedgerService(ledger: network.ledger)
            let orderly = try LedgerStory("org-a")
            for event in try Self.records(orderly) { #expect(try await service.record(event)) }
            let expected = try await network.view(of: orderly).withoutOrganization
            for seed in UInt64(0)..<6 {
                let story = try LedgerStory("org-\(seed)")
                var generator = SeededGenerator(seed: seed)
                let coming = try (Self.records(story) + Self.records(story)).shuffled(using: &generator)
                let new = try await withThrowingTaskGroup(of: Bool.self) { group in
                    for event in coming { group.addTask { try await service.record(event) } }
                    return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
                }
                #expect(new == LedgerStory.eventCount, "seed \(seed)")
                #expect(try await network.view(of: story).withoutOrganization == expected, "seed \(seed)")
            }
        }
    }

    @Test("does not take another event for one that has its number")
    func conflict() async throws {
        try await LedgerNetwork.with { network in
            let service = TransactionLedgerService(ledger: network.ledger)
            let event = try #require(try Self.records(LedgerStory("org-a")).first)
            #expect(try await service.record(event))
            let other = DomainEventRecordModel(
                source: event.source, eventID: String(repeating: "f", count: 64), eventType: event.eventType,
                sequence: event.sequence, occurredAt: event.occurredAt, recordedAt: event.recordedAt,
                organizationID: "org-a", content: event.content)
            let error = await #expect(throws: TransactionError.self) { try await service.record(other) }
            #expect(error?.code == .eventConflict)
            #expect(try await network.ledger.events(of: event.reference) == [event])
        }
    }

    private static func records(_ story: LedgerStory) throws -> [DomainEventRecordModel] {
        try story.events.map { try DomainEventRecordModel(body: $0.message, recordedAt: LedgerStory.moment) }
    }
}

extension [LedgerReference: LedgerTransactionModel] {
    /// The rows' names and statuses without their organization, to compare what two of them have.
    var withoutOrganization: Set<String> {
        Set(
            map { reference, row in
                "\(reference.kind) \(row.content.status) \(row.sequence) \(row.eventType) \(row.content.bookedAt) "
                    + "\(row.content.amount?.decimalText ?? "") \(row.content.refund?.decimalText ?? "") "
                    + "\(row.content.mPassID ?? "")"
            })
    }
}
