import CurlTransport
import FoundationEssentials
import LambdaEvents
import Scenario
import SharedLayer
import TestSupport
import Testing

@testable import Reconciliation

@Suite("Reconciliations that go wrong, and who is told", .timeLimit(.minutes(5)))
struct ReconciliationFailureTests {
    private static let record = #"{"record_id":"p-1","amount":1,"currency":"USD","date":"2026-10-03"}"#

    @Test("Differences alert operators where that was agreed")
    func differences() async throws {
        let rules = #"{"partners":{"partner-demo":{"alerts_on_differences":true}}}"#
        try await ReconciliationNetwork.with(rules: rules) { network in
            let alerts = try await AlertQueue(network)
            #expect(try await network.send(network.body("r-none", #""records":[]"#)).status == 202)
            _ = try await network.reconciliation("r-none", reaching: .responded)
            #expect(try await network.send(network.body("r-1", #""records":[\#(Self.record)]"#)).status == 202)
            let done = try await network.reconciliation("r-1", reaching: .responded)
            #expect(done.counts.missingHere == 1)
            // The first alert: the one without differences raised none.
            let alert = try await alerts.next()
            #expect(alert["event_type"]?.string == "REPORT_GENERATED")
            #expect(alert["data"]?["reconciliation_id"]?.string == "r-1")
        }
    }

    @Test("Work that failed at every try ends its reconciliation, and one that has ended stays as it is")
    func deadLetter() async throws {
        try await ReconciliationNetwork.with { network in
            let alerts = try await AlertQueue(network)
            let stuck = try await network.matching("r-stuck")
            let message = ReconciliationTask(stuck.reference, .part(7)).body
            try await network.put(message, into: "MatchRecordsDeadLetterQueue")
            let failed = try await network.reconciliation("r-stuck", reaching: .failed)
            #expect(failed.failureReason?.hasPrefix("NOT_FINISHED: part 7") == true)
            let alert = try await alerts.next()
            #expect(alert["event_type"]?.string == "RECONCILIATION_FAILED")
            #expect(alert["data"]?["reason"]?.string?.hasPrefix("NOT_FINISHED") == true)
            // The same letter again, then one of another stage: no second event.
            try await network.put(message, into: "MatchRecordsDeadLetterQueue")
            try await network.put(ReconciliationTask(stuck.reference).body, into: "ScatterRecordsDeadLetterQueue")
            let other = try await network.matching("r-other")
            try await network.put(ReconciliationTask(other.reference).body, into: "GenerateReportDeadLetterQueue")
            _ = try await network.reconciliation("r-other", reaching: .failed)
            #expect(try await network.reconciliations.aggregates.get(stuck.reference)?.version == failed.version)
        }
    }

    @Test("Sums that do not hold end a reconciliation, however they came about")
    func proof() async throws {
        try await ReconciliationNetwork.with { network in
            let alerts = try await AlertQueue(network)
            let model = try await network.matching("r-1")
            var slice = ReconciliationSliceModel(reference: model.reference, slice: 1, side: .theirs, start: 0, end: 1)
            slice.isDone = true
            slice.tallies = [try ReconciliationProofTests.tally(.theirs, .read, 2, 300)]
            var part = ReconciliationPartModel(reference: model.reference, part: 1, firstBucket: 0, bucketCount: 1)
            part.status = .matched
            part.tallies = [try ReconciliationProofTests.tally(.theirs, .missingHere, 1, 300)]
            _ = try await network.reconciliations.slices.save(slice)
            _ = try await network.reconciliations.parts.save(part)
            _ = try await network.apply(.matched, .matched, to: model)
            try await network.put(ReconciliationTask(model.reference).body, into: "GenerateReportQueue")
            let failed = try await network.reconciliation("r-1", reaching: .failed)
            #expect(failed.failureReason == "PROOF_FAILED: THEIRS CHARGE USD")
            #expect(try await alerts.next()["event_type"]?.string == "RECONCILIATION_FAILED")
            #expect(network.partner.received.isEmpty)
        }
    }

    @Test("A partner that is down gets its report when it is up again: the same bytes under the same delivery id")
    func partnerDown() async throws {
        try await ReconciliationNetwork.with(answering: { $0.number < 2 ? .status(503) : .confirm("late") }) {
            network in
            #expect(try await network.send(network.body("r-1", #""records":[\#(Self.record)]"#)).status == 202)
            let done = try await network.reconciliation("r-1", reaching: .responded)
            let attempts = network.partner.received
            #expect(attempts.count == 2 && done.partnerConfirmation == "late")
            #expect(Set(attempts.map(\.body)).count == 1)
            #expect(Set(attempts.map(\.deliveryID)) == [done.deliveryID])
        }
    }

    @Test("A report that a partner refuses fails, and is taken when an operator sends it back")
    func partnerRefuses() async throws {
        try await ReconciliationNetwork.with(answering: { $0.number == 1 ? .status(400) : .confirm("now") }) {
            network in
            let alerts = try await AlertQueue(network)
            #expect(try await network.send(network.body("r-1", #""records":[\#(Self.record)]"#)).status == 202)
            let failed = try await network.reconciliation("r-1", reaching: .failed)
            #expect(failed.failureReason?.hasPrefix("DELIVERY_FAILED") == true)
            #expect(try await alerts.next()["event_type"]?.string == "RECONCILIATION_FAILED")
            try await network.put(ReconciliationTask(failed.reference).body, into: "RespondToPartnerQueue")
            let done = try await eventually(within: .seconds(60), "the report to be taken") {
                let found = try await network.reconciliations.aggregates.get(failed.reference)
                return found?.status == .responded ? found : nil
            }
            #expect(done.partnerConfirmation == "now" && done.failureReason == nil)
            #expect(Set(network.partner.received.map(\.body)).count == 1)
        }
    }

    @Test("Events of the bus come into the ledger as their fixtures say, with the period of the charge")
    func ledger() async throws {
        try await ReconciliationNetwork.with { network in
            let service = ReconciliationLedgerService(
                ledger: network.reconciliations.ledger,
                organizations: OrganizationRepository(dynamo: network.seeder, table: network.tables.organization))
            for name in ["delivered", "accepted_dispute", "delivered"] {
                let event: SQSEvent = try ReconciliationEventFixturesTests.event("RecordChargeFunction/\(name)")
                try await service.record(#require(event.records.first).body)
            }
            var found: [LedgerRecordModel] = []
            // 2026-11-22.
            for try await page in network.reconciliations.ledger(
                organizationID: "org-demo", partnerID: "partner-demo",
                daysSince1970: ReconciliationNetwork.firstDay + 52)
            { found += page.records }
            #expect(found.map(\.recordID) == ["dispute-1", "transaction-1"])
            #expect(found.map(\.kind) == [.refund, .charge] && found.map(\.period) == [nil, "2026-11"])
            #expect(found.map(\.amount.decimalText) == ["20.00", "49.90"])
        }
    }
}
