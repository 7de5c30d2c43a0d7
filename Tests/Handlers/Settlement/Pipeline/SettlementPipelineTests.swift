import OpenSSLCrypto
import Scenario
import Settlement
import SharedLayer
import TestSupport
import Testing

@Suite("A settlement, end to end", .timeLimit(.minutes(5)), .serialized)
struct SettlementPipelineTests {
    static let terms =
        #"{"default": {"fee_basis_points": 100, "fee_fixed": {"USD": "0.10"}, "minimum": {"USD": "1.00"}}}"#

    @Test("Charges and an accepted dispute are netted, booked, confirmed and told to the partner, once")
    func wholeWay() async throws {
        try await SettlementNetwork.with(terms: Self.terms) { network in
            let charges = [BusMessage.charge("t-1", "49.90"), .charge("t-2", "100.00"), .charge("t-3", "0.05")]
            try await network.tell(charges[0], charges[1], charges[2], .refund("d-1", of: "t-1", "10.00"))
            // Repeats, and what is not settled.
            try await network.tell(charges[0], .refund("d-1", of: "t-1", "10.00"))
            try await network.waiting(4)

            let body = network.body("s-1")
            let first = try await network.post(body)
            #expect(first.status == 200, "\(first.text)")
            let again = try await network.post(body)
            #expect(again.status == 200 && again.body == first.body, "\(again.text)")
            let settlement = try await network.settlement("s-1", reaching: .settled)

            // 1 % and 0.10 for each charge, but never more than the charge: 0.60 + 1.10 + 0.05.
            #expect(settlement.charges?.decimalText == "149.95")
            #expect(settlement.refunds?.decimalText == "10.00")
            #expect(settlement.fees?.decimalText == "1.75")
            #expect(settlement.net?.decimalText == "138.20")
            #expect(settlement.partnerConfirmation == "settled-1")
            try EventChain.verify(
                try await network.settlements.aggregates.events(of: settlement.reference), of: settlement)

            try await checkLedger(network, settlement)
            try checkConfirmation(network, settlement)
            try await network.waiting(0)
            try await checkReading(network, settlement)
            let conflict = try await network.post(body.replacing("\"USD\"", with: "\"EUR\""))
            #expect(conflict.status == 409, "\(conflict.text)")
        }
    }

    @Test("A refund that comes late is carried forward and taken out of the next settlement")
    func carriedForward() async throws {
        try await SettlementNetwork.with { network in
            try await network.tell(.charge("t-1", "20.00"))
            try await network.waiting(1)
            let firstEnd = Timestamp.now()
            #expect(try await network.post(network.body("s-1", end: firstEnd)).status == 200)
            _ = try await network.settlement("s-1", reaching: .settled)

            try await network.tell(.refund("d-1", of: "t-1", "20.00"))
            try await network.waiting(1)
            let secondEnd = Timestamp.now()
            #expect(try await network.post(network.body("s-2", start: firstEnd, end: secondEnd)).status == 200)
            let second = try await network.settlement("s-2", reaching: .settled)
            #expect(second.net?.decimalText == "-20.00")

            try await network.tell(.charge("t-2", "50.00"))
            try await network.waiting(1)
            #expect(try await network.post(network.body("s-3", start: secondEnd)).status == 200)
            let third = try await network.settlement("s-3", reaching: .settled)
            #expect(third.broughtForward?.decimalText == "-20.00")
            #expect(third.net?.decimalText == "30.00")
            try await checkLedger(network, third)
        }
    }

    @Test("The daily run settles each account once for each cut-off, however often it comes")
    func daily() async throws {
        try await SettlementNetwork.with { network in
            try await network.tell(.charge("t-1", "20.00"), .charge("t-2", "500", currency: "JPY"))
            try await network.waiting(1)
            try await network.waiting(1, "JPY")
            let account = try #require(try await network.settlements.account(network.account()))
            try await network.advance("25h")
            for code in ["USD", "JPY"] {
                let name = DailySettlementName.text(try network.account(code), cutOff: account.dueAt)
                let settlement = try await network.settlement(name, reaching: .settled)
                #expect(settlement.origin == .scheduled)
                #expect(settlement.periodEnd == account.dueAt)
                #expect(settlement.net == settlement.charges)
                try await checkLedger(network, settlement)
            }
            try await network.advance("25h")
            #expect(network.partner.received.count == 2)
            let next = try #require(try await network.settlements.account(network.account()))
            #expect(next.dueAt > account.dueAt.adding(seconds: 86_400))
            #expect(next.settledThrough == account.dueAt)
        }
    }

    @Test("Of settlements of one account that are asked for at once, one is made")
    func race() async throws {
        try await SettlementNetwork.with { network in
            try await network.tell(.charge("t-1", "20.00"))
            try await network.waiting(1)
            let end = Timestamp.now()
            let answers = try await withThrowingTaskGroup(of: SettlementNetwork.Answer.self) { group in
                for number in 1...6 {
                    group.addTask { try await network.post(network.body("s-\(number)", end: end)) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count { $0.status == 200 } == 1, "\(answers.map(\.text))")
            for answer in answers where answer.status != 200 {
                let codes = Set(answer.body["codes"]?.array?.compactMap(\.string) ?? [])
                let lost: Set = ["SETTLEMENT_UNDER_WAY", "PERIOD_ALREADY_SETTLED", "NOTHING_TO_SETTLE"]
                #expect(answer.status == 503 || !codes.isDisjoint(with: lost), "\(answer.text)")
            }
        }
    }

    private func checkLedger(_ network: SettlementNetwork, _ settlement: SettlementModel) async throws {
        let lines = try await network.settlements.lines(of: settlement.reference).all(max: 10_000)
        #expect(try LedgerLineModel.sums(of: lines) == [settlement.currency: 0])
        #expect(lines.count == settlement.lineCount)
        #expect(try LedgerLineModel.hash(of: lines) == settlement.linesHash)
    }

    private func checkConfirmation(_ network: SettlementNetwork, _ settlement: SettlementModel) throws {
        let delivery = try #require(network.partner.received.first)
        #expect(network.partner.received.count == 1 && delivery.deliveryID == settlement.deliveryID)
        let document = try JSONParser().parse(delivery.body)
        #expect(try CanonicalJSON.bytes(of: document) == delivery.body)
        #expect(document["ledger"]?["net"]?.string == "138.20")
        #expect(document["ledger"]?["lines_sha256"]?.string == settlement.linesHash)
        for (signature, type) in [
            (delivery.signature, SettlementConfirmationGenerator.confirmationType),
            (document["compliance_stamp"]?["signature"]?.string, SettlementConfirmationGenerator.stampType),
        ] {
            let header = try #require(signature?.split(separator: ".").first.flatMap { Base64URL.bytes($0) })
            let members = try JSONParser().parse(header)
            #expect(members["typ"]?.string == type)
            #expect(members["lines_sha256"]?.string == settlement.linesHash)
            #expect(members["line_count"]?.string == String(settlement.lineCount))
        }
    }

    private func checkReading(_ network: SettlementNetwork, _ settlement: SettlementModel) async throws {
        let status = try await network.get("s-1")
        #expect(status.status == 200 && status.body["status"] == "SETTLED" && status.body["net"] == "138.20")
        #expect(
            status.body["history"]?.array?.compactMap { $0["type"]?.string } == [
                "SETTLEMENT_VALIDATED", "SETTLEMENT_PROCESSED", "CONFIRMATION_GENERATED", "SETTLEMENT_COMPLETED",
            ])
        var numbers: [Int] = []
        var cursor: String? = "0"
        while let from = cursor {
            let page = try await network.get("s-1/lines?limit=5&cursor=\(from)")
            #expect(page.status == 200, "\(page.text)")
            numbers += page.body["lines"]?.array?.compactMap { $0["number"]?.number?.int } ?? []
            cursor = page.body["next_cursor"]?.string
        }
        #expect(numbers == Array(1...settlement.lineCount))
        let refused: [(String, String?, Int)] = [
            ("s-1", nil, 401), ("s-1", "mk_unknown_0123456789", 401), ("s-1", SettlementNetwork.blindKey, 403),
            ("s-1", SettlementNetwork.strangerKey, 404),
            ("s-1?organization_id=org-demo", SettlementNetwork.strangerKey, 404),
            ("s-1", SettlementNetwork.operatorKey, 404), ("s-9", SettlementNetwork.readKey, 404),
            ("s-1?organization_id=org-other", SettlementNetwork.readKey, 404),
            ("s-1/lines?limit=0", SettlementNetwork.readKey, 400),
            ("s-1/lines?cursor=-1", SettlementNetwork.readKey, 400),
            ("s-1/lines?limit=501", SettlementNetwork.readKey, 400), ("a%23b", SettlementNetwork.readKey, 404),
            ("s-1?organization_id=org-demo", SettlementNetwork.operatorKey, 200),
        ]
        for (path, key, expected) in refused {
            let answer = try await network.get(path, key: key)
            #expect(answer.status == expected, "\(path): \(answer.text)")
            if expected >= 400 { #expect(answer.contentType?.contains("application/problem+json") == true) }
        }
    }
}
