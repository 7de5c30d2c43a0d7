import CurlTransport
import FoundationEssentials
import Scenario
import SharedLayer
import TestSupport
import Testing

/// Money on its way through all pipelines: the stacks know each other by what they tell on the bus alone.
@Suite("A payment, over all pipelines", .timeLimit(.minutes(8)))
struct PaymentStoryTests {
    @Test(
        "Charges are disputed, refunded, settled and reconciled, each once, and every domain tells the same of them",
        .tags(.money))
    func story() async throws {
        try await with { story, partner, queues in
            let october = try await story.charge("c-1", period: "2026-10", "49.90")
            let november = try await story.charge("c-1", period: "2026-11", "49.90")
            let single = try await story.charge("c-2", period: nil, "20.00")
            try await story.refund("d-1", of: october, disputing: "49.90", refund: "20.50")
            try await story.waiting(4)
            let first = try await story.settle("s-1")
            try await expect(story, first, charges: "119.80", refunds: "20.50", net: "99.30")
            try await reconcile(story, october, november, single, queues)
            // Before the clock moves: a key is kept for a day.
            try await story.expectNothingForStrangers()

            // The other charge of the same contract, which is settled already, and one that is not.
            try await story.refund("d-2", of: november, disputing: "49.90", refund: "49.90")
            let again = try await story.dispute("d-3", about: november, "0.01")
            #expect(again.status == 400, "\(String(decoding: again.body, as: UTF8.self))")
            let later = try await story.charge("c-3", period: "2026-11", "100.00")
            try await story.waiting(2)
            try await EmulatorClock(http: story.network.http).advance(story.emulator, seconds: 25 * 3_600)
            let second = try await story.settled("the daily settlement") { $0.origin == .scheduled }
            try await expect(story, second, charges: "100.00", refunds: "49.90", net: "50.10")
            try await story.waiting(0)

            let daily = second.reference.settlementID
            try await expectView(
                story, october, ["dispute:d-1"], "20.50", "29.40", ["settlement:s-1", "reconciliation:r-1"])
            try await expectView(
                story, november, ["dispute:d-2"], "49.90", "0.00", ["settlement:s-1", "reconciliation:r-1"])
            try await expectView(story, later, [], "0.00", "100.00", ["settlement:\(daily)", "reconciliation:r-1"])
            try await verifyEvidence(story, "c-2")
            try await expectTold(queues)
            let bytes = Dictionary(grouping: partner.received, by: \.deliveryID).mapValues { Set($0.map(\.body)).count }
            #expect(bytes.values.allSatisfy { $0 == 1 }, "\(bytes)")
        }
    }

    /// The settlement's sums, and that its lines add up to zero with each entry in them once.
    private func expect(
        _ story: PaymentStory, _ settlement: SettlementModel, charges: String, refunds: String, net: String
    ) async throws {
        #expect(settlement.charges?.decimalText == charges)
        #expect(settlement.refunds?.decimalText == refunds)
        #expect(settlement.fees?.decimalText == "0.00")
        #expect(settlement.net?.decimalText == net)
        let lines = try await story.settlements.lines(of: settlement.reference).all(max: 100)
        #expect(try LedgerLineModel.sums(of: lines) == [settlement.currency: 0])
        #expect(try LedgerLineModel.hash(of: lines) == settlement.linesHash)
        let sources = lines.filter { $0.side == .debit && $0.entry != .payout }.map(\.sourceID)
        #expect(Set(sources).count == sources.count, "\(sources)")
    }

    /// The partner collected 20.01 where 20.00 was charged.
    private func reconcile(
        _ story: PaymentStory, _ october: ContractModel, _ november: ContractModel, _ single: ContractModel,
        _ queues: StoryQueues
    ) async throws {
        func day(_ moment: Timestamp) -> String { String(moment.text.prefix(10)) }
        let today = day(.now())
        let report = try await story.reconcile(
            "r-1",
            [
                record(
                    "p-1", "49.90", day(november.validatedAt), "c-1", "\"transaction_id\":\"\(november.transactionID)\""
                ),
                record("p-2", "49.90", day(october.validatedAt), "c-1", "\"kind\":\"CHARGE\""),
                record("p-3", "20.01", day(single.validatedAt), "c-2", "\"kind\":\"CHARGE\""),
                record("p-4", "20.50", today, "c-1", "\"kind\":\"REFUND\""),
            ], days: [day(october.validatedAt), day(november.validatedAt), day(single.validatedAt), today], ours: 4)
        #expect(report.counts.matched == 3 && report.counts.mismatched == 1, "\(report.counts)")
        #expect(report.counts.missingHere == 0 && report.counts.missingThere == 0, "\(report.counts)")
        let alert = try await queues.alert(about: "r-1", "reconciliation_id")
        #expect(alert["event_type"] == "REPORT_GENERATED" && alert["data"]?["mismatched"]?.number?.int == 1)
    }

    private func record(_ id: String, _ amount: String, _ day: String, _ contract: String, _ more: String) -> String {
        """
        {"record_id":"\(id)","amount":\(amount),"currency":"USD","date":"\(day)","contract_id":"\(contract)",\(more)}
        """
    }

    /// What the ledger view has of a charge, once it has heard of everything.
    private func expectView(
        _ story: PaymentStory, _ charge: ContractModel, _ disputes: [String], _ refunded: String, _ remaining: String,
        _ coveredBy: Set<String>
    ) async throws {
        func ids(_ view: JSONValue, _ name: String) -> [String] {
            (view[name]?.array ?? []).compactMap { $0["id"]?.string }
        }
        let view = try await eventually(within: .seconds(60), "the view of \(charge.key) to be whole") {
            let response = try await story.read("/api/v1/transactions/\(charge.transactionID)")
            guard response.status == 200 else { return nil as JSONValue? }
            let view = try JSONParser().parse(response.body)
            return Set(ids(view, "covered_by")).isSuperset(of: coveredBy) ? view : nil
        }
        #expect(view["transaction"]?["status"] == "DELIVERED")
        #expect(ids(view, "disputes") == disputes)
        #expect(view["totals"] == ["refunded": .string(refunded), "remaining": .string(remaining)])
        #expect(Set(ids(view, "covered_by")) == coveredBy)
    }

    private func verifyEvidence(_ story: PaymentStory, _ contract: String) async throws {
        let response = try await story.read("/api/v1/contracts/\(contract)/document")
        #expect(response.status == 200, "\(String(decoding: response.body, as: UTF8.self))")
        try await TemporaryDirectory.with { folder in
            let file = try folder.write("evidence.json", String(decoding: response.body, as: UTF8.self))
            let verified = try await ChildProcess.finish(
                PackageRoot.file(".build/debug/moneta-core"), ["verify", file])
            #expect(verified.exitCode == 0, "\(verified.output)")
        }
    }

    /// Each event on the bus is as its published schema says.
    private func expectTold(_ queues: StoryQueues) async throws {
        let schemas = try Dictionary(
            uniqueKeysWithValues: ["subscription_charge", "dispute", "settlement", "reconciliation"].map { name in
                let file = PackageRoot.file("docs/events/\(name).schema.json")
                let schema = try JSONParser().parse([UInt8](Data(contentsOf: URL(filePath: file))))
                return ("moneta.\(name)", try InputValidator(schema: schema))
            })
        let events = try await queues.told([
            "CONTRACT_VALIDATED", "CONTRACT_DELIVERED", "DISPUTE_OPENED", "DISPUTE_ACCEPTED", "SETTLEMENT_VALIDATED",
            "SETTLEMENT_PROCESSED", "SETTLEMENT_COMPLETED", "REPORT_GENERATED",
        ])
        for event in events {
            let schema = try #require(event["source"]?.string.flatMap { schemas[$0] }, "\(event)")
            let detail = try #require(event["detail"])
            #expect(schema.validate(detail) == [], "\(event)")
            #expect(detail["event_type"] == event["detail-type"])
        }
    }

    private func with(_ body: (PaymentStory, PartnerEndpoint, StoryQueues) async throws -> Void) async throws {
        let http = HTTPClient()
        defer { http.shutdown() }
        try await TemporaryDirectory.with { directory in
            try await PartnerEndpoint.with(answering: { _ in .confirm("taken") }) { partner in
                try await EmulatorProcess.with(
                    program: Programs.moneta, template: Programs.rootTemplate, dataDirectory: directory.file("data"),
                    arguments: [
                        "--parameter-overrides", "PartnerInsideAddressesAllowed=127.0.0.0/8",
                        #"ReconciliationMatchingRules={"default":{"alerts_on_differences":true}}"#,
                    ]
                ) { emulator in
                    do {
                        let story = try await PaymentStory(emulator, partner: partner, http: http)
                        let queues = try await StoryQueues(story.network.configuration, http)
                        try await body(story, partner, queues)
                    } catch {
                        Issue.record("\(error)\n--- emulator\n\(emulator.process.output.suffix(6_000))")
                    }
                }
            }
        }
    }
}
