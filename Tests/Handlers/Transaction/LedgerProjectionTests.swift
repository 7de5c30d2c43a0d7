import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

@testable import Transaction

@Suite("The ledger view as a function of its events")
struct LedgerProjectionTests {
    private static func records(_ organizationID: String = "org-1") throws -> [DomainEventRecordModel] {
        try LedgerStory(organizationID).events.map {
            try DomainEventRecordModel(body: $0.message, recordedAt: LedgerStory.moment)
        }
    }

    /// What is left when each event is applied as it comes, as RecordDomainEventFunction does.
    private static func projection(_ events: [DomainEventRecordModel]) -> [LedgerReference: LedgerTransactionModel] {
        events.reduce(into: [:]) { view, event in
            guard let known = view[event.reference] else {
                view[event.reference] = LedgerTransactionModel(event)
                return
            }
            if let changed = known.applying(event) { view[event.reference] = changed }
        }
    }

    @Test("is the same in whatever order events come and however often", arguments: 0..<200)
    func order(_ seed: UInt64) throws {
        let events = try Self.records()
        var generator = SeededGenerator(seed: seed)
        var coming = events
        for _ in 0..<Int.random(in: 0..<20, using: &generator) {
            coming.append(events[Int.random(in: events.indices, using: &generator)])
        }
        coming.shuffle(using: &generator)
        #expect(Self.projection(coming) == Self.projection(events), "seed \(seed)")
    }

    @Test("is what a rebuild makes of the log, in any order of it", arguments: 0..<50)
    func rebuild(_ seed: UInt64) throws {
        let events = try Self.records()
        var generator = SeededGenerator(seed: seed)
        for (reference, known) in Self.projection(events) {
            var log = events.filter { $0.reference == reference }
            log.shuffle(using: &generator)
            #expect(LedgerTransactionModel(log) == known, "seed \(seed)")
        }
        #expect(LedgerTransactionModel([]) == nil)
    }

    @Test("has one transaction for each record, at the place in the books that it keeps")
    func transactions() throws {
        let events = try Self.records()
        #expect(events.count == LedgerStory.eventCount)
        let view = Self.projection(events)
        #expect(
            Set(view.keys.map { LedgerTransactionID($0).text }) == [
                "org-1-t-1", "org-1-t-2", "org-1-t-3", "dispute:dispute-1", "settlement:settlement-1",
                "reconciliation:reconciliation-1",
            ])
        for event in events { #expect(event.content.bookedAt == view[event.reference]?.content.bookedAt) }
    }

    @Test(
        "refuses what is no event of a domain",
        arguments: [
            ("no JSON", "{"), ("no event", "{}"), ("unknown source", #""source":"moneta.other""#),
            ("another type than it says", #""detail-type":"DISPUTE_WON""#),
        ])
    func malformed(_ name: String, _ text: String) throws {
        let message = try #require(LedgerStory("org-1").events.first { $0.source == "moneta.dispute" }).message
        let body =
            switch name {
            case "unknown source": message.replacing(#""source":"moneta.dispute""#, with: text)
            case "another type than it says": message.replacing(#""detail-type":"DISPUTE_OPENED""#, with: text)
            default: text
            }
        #expect(body != message)
        let error = #expect(throws: TransactionError.self) {
            try DomainEventRecordModel(body: body, recordedAt: LedgerStory.moment)
        }
        #expect(error?.code == .malformedEvent)
    }

    @Test(
        "refuses identifiers, amounts and periods that cannot be",
        arguments: [
            (#""amount":"49.90""#, #""amount":"49.901""#), (#""amount":"49.90""#, #""amount":"1e30""#),
            (#""currency":"USD""#, #""currency":"USX""#), (#""dispute_id":"dispute-1""#, #""dispute_id":"a#b""#),
            (#""organization_id":"org-1""#, #""organization_id":"""#), (#""sequence":1"#, #""sequence":0"#),
            (#""event_id":""#, #""event_id":"X"#),
        ])
    func impossible(_ text: String, _ other: String) throws {
        let message = try #require(LedgerStory("org-1").events.first { $0.source == "moneta.dispute" }).message
        let body = message.replacing(text, with: other)
        #expect(body != message)
        #expect(throws: TransactionError.self) {
            try DomainEventRecordModel(body: body, recordedAt: LedgerStory.moment)
        }
    }
}
