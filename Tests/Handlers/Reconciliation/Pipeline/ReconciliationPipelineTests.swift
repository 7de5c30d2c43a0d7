import CurlTransport
import FoundationEssentials
import Scenario
import SharedLayer
import TestSupport
import Testing

@testable import Reconciliation

/// A reconciliation from the publisher's request to the partner's receipt, through the real emulator.
@Suite("A reconciliation, end to end")
struct ReconciliationPipelineTests {
    @Test("Charges told on the bus are matched with the partner's inline records", .timeLimit(.minutes(4)))
    func inline() async throws {
        try await ReconciliationNetwork.with { network in
            try await tellCharges(network)
            let records = #"""
                "records":[{"record_id":"p-1","amount":10.00,"currency":"USD","date":"2026-10-03","contract_id":"c-1"},
                {"record_id":"p-2","amount":"20.01","currency":"USD","date":"2026-10-03","contract_id":"c-2"},
                {"record_id":"p-4","amount":40,"currency":"USD","date":"2026-10-03","contract_id":"c-4"},
                {"record_id":"p-5","kind":"REFUND","amount":3,"currency":"USD","date":"2026-10-03","contract_id":"c-1"}]
                """#
            let response = try await network.send(network.body("r-1", records))
            #expect(response.status == 202, "\(String(decoding: response.body, as: UTF8.self))")
            let done = try await network.reconciliation("r-1", reaching: .responded)
            #expect(done.counts.matched == 2 && done.counts.mismatched == 1)
            #expect(done.counts.missingHere == 1 && done.counts.missingThere == 1)
            #expect(done.recordCount == 4 && done.partnerConfirmation == "taken")
            #expect(done.totals.map(\.ours.decimalText) == ["57.00"])
            #expect(done.totals.map(\.theirs.decimalText) == ["67.01"])
            try EventChain.verify(
                try await network.reconciliations.aggregates.events(of: done.reference), of: done)
            try await expectReport(network, "r-1")
            try await expectReading(network, "r-1")

            let again = try await network.send(network.body("r-1", records))
            #expect(again.status == 202 && again.body == response.body)
            #expect(try await network.send(network.body("r-1", #""records":[]"#)).status == 409)
            #expect(network.partner.received.count == 1)
        }
    }

    private func tellCharges(_ network: ReconciliationNetwork) async throws {
        let bus = EventBusClient(configuration: network.configuration, http: network.http)
        func event(_ type: String, _ source: String, _ number: Int, _ data: String) -> BusEvent {
            BusEvent(
                source: source, detailType: type,
                detail: """
                    {"event_id":"\(String(repeating: String(number), count: 64))","event_type":"\(type)","sequence":4,\
                    "occurred_at":"2026-10-03T12:00:00.000Z","organization_id":"\(network.plan.organizationID)",\
                    "data":\(data)}
                    """)
        }
        let charges = (1...3).map { number in
            event(
                "CONTRACT_DELIVERED", "moneta.subscription_charge", number,
                """
                {"contract_id":"c-\(number)","transaction_id":"t-\(number)","publisher_id":"p","mpass_id":"m",\
                "partner_id":"\(network.plan.partnerID)","amount":"\(number)0.00","currency":"USD",\
                "status":"DELIVERED","charged_at":"2026-10-03T12:00:00.000Z"}
                """)
        }
        let refund = event(
            "DISPUTE_ACCEPTED", "moneta.dispute", 9,
            """
            {"dispute_id":"d-1","contract_id":"c-1","transaction_id":"t-1","reason":"FRAUD","amount":"10.00",\
            "currency":"USD","status":"ACCEPTED","refund":"3.00","opened_at":"2026-10-03T12:00:00.000Z"}
            """)
        // Twice: events come at least once.
        try await bus.put(charges + [refund] + charges, on: "moneta-dev").requireAll()
        try await eventually(within: .seconds(60), "our side of four records") {
            var found = 0
            for try await page in network.reconciliations.ledger(
                organizationID: network.plan.organizationID, partnerID: network.plan.partnerID,
                daysSince1970: ReconciliationNetwork.firstDay + 2)
            { found += page.records.count }
            return found == 4
        }
    }

    private func expectReport(_ network: ReconciliationNetwork, _ id: String) async throws {
        let delivery = try #require(network.partner.received.first)
        #expect(delivery.signature?.isEmpty == false)
        let report = try JSONParser().parse(delivery.body)
        #expect(report["document_type"]?.string == "reconciliation_report")
        #expect(report["proof"]?["holds"]?.bool == true)
        #expect(report["proof"]?["lines"]?.array?.count == 4)
        #expect(report["results"]?["files"]?.array?.isEmpty == false)
        #expect(try CanonicalJSON.bytes(of: report) == delivery.body)
    }

    private func expectReading(_ network: ReconciliationNetwork, _ id: String) async throws {
        let view = try await network.get("/\(id)")
        #expect(view.status == 200 && view.document["status"]?.string == "RESPONDED")
        #expect(view.document["counts"]?["missing_there"]?.number?.int == 1)
        #expect(try await network.get("/\(id)", key: nil).status == 401)
        #expect(try await network.get("/\(id)", key: ReconciliationNetwork.strangerKey).status == 404)
        #expect(
            try await network.get(
                "/\(id)?organization_id=\(network.plan.organizationID)", key: ReconciliationNetwork.strangerKey
            ).status == 404)
        #expect(try await network.get("/unknown").status == 404)
        var outcomes: [String] = []
        var cursor: String?
        repeat {
            let page = try await network.get("/\(id)/results?limit=2" + (cursor.map { "&cursor=\($0)" } ?? ""))
            #expect(page.status == 200)
            outcomes += (page.document["results"]?.array ?? []).compactMap { $0["outcome"]?.string }
            cursor = page.document["next_cursor"]?.string
        } while cursor != nil
        #expect(
            outcomes.sorted() == ["MATCHED", "MATCHED", "MISMATCHED", "MISSING_HERE", "MISSING_THERE"])
        for cursor in ["x", "0-1", "7-0", "-1-0", "0-99999999"] {
            #expect(try await network.get("/\(id)/results?cursor=\(cursor)").status == 400, "\(cursor)")
        }
        #expect(try await network.get("/\(id)/results?limit=0").status == 400)
    }

    @Test("A file of 20,000 records is matched in parts", .timeLimit(.minutes(8)))
    func file() async throws {
        try await ReconciliationNetwork.with { network in
            let count = 20_000
            let ours = try (0..<count).map { try network.charge($0, day: $0 % 31) }
            for start in stride(from: 0, to: count, by: 1_000) {
                try await network.reconciliations.ledger.write(Array(ours[start..<(start + 1_000)]))
            }
            var csv = "record_id,amount,currency,date,contract_id\r\n"
            for number in 0..<count {
                switch number {
                case 0..<10: continue
                case 10..<20: csv += "p-\(number),49.91,USD,\(date(number % 31)),c-\(number)\r\n"
                case 20..<30: csv += "p-\(number),49.90,USD,\(date(number % 31)),\r\n"
                case 30..<40:
                    csv += "p-\(number)a,20,USD,\(date(number % 31)),c-\(number)\r\n"
                    csv += "p-\(number)b,29.90,USD,\(date(number % 31)),c-\(number)\r\n"
                default: csv += "\"p-\(number)\",49.90,USD,\(date(number % 31)),c-\(number)\r\n"
                }
            }
            let bytes = Array(csv.utf8)
            let key = "organizations/\(network.plan.organizationID)/october.csv"
            try await network.objects.put(bytes, as: key, in: network.bucket)
            var hash = ContentHash()
            hash.update(bytes)
            let source = #""file":{"key":"\#(key)","sha256":"\#(hash.finish())","format":"CSV"}"#
            let response = try await network.send(network.body("r-file", source))
            #expect(response.status == 202, "\(String(decoding: response.body, as: UTF8.self))")
            let done = try await network.reconciliation("r-file", reaching: .responded, within: .seconds(400))
            #expect(done.recordCount == count)
            #expect(done.counts.mismatched == 10 && done.counts.missingThere == 10)
            #expect(done.counts.matched == count - 20)
            #expect(done.counts.missingHere == 0 && done.counts.duplicates == 0)
            #expect(done.partCount > 1)
        }
    }

    private func date(_ day: Int) -> String {
        CivilDate(daysSince1970: ReconciliationNetwork.firstDay + day).text
    }

    @Test("A file that is not the one that was named fails the reconciliation, and operators are told")
    func failure() async throws {
        try await ReconciliationNetwork.with { network in
            let alerts = try await AlertQueue(network)
            let key = "organizations/\(network.plan.organizationID)/x.jsonl"
            try await network.objects.put(Array("{}\n".utf8), as: key, in: network.bucket)
            let wrong = String(repeating: "0", count: 64)
            let response = try await network.send(
                network.body("r-1", #""file":{"key":"\#(key)","sha256":"\#(wrong)","format":"JSON_LINES"}"#))
            #expect(response.status == 202)
            let failed = try await network.reconciliation("r-1", reaching: .failed)
            #expect(failed.failureReason?.hasPrefix("FILE_HASH_MISMATCH") == true)
            let alert = try await alerts.next()
            #expect(alert["event_type"]?.string == "RECONCILIATION_FAILED")
            #expect(alert["data"]?["reconciliation_id"]?.string == "r-1")
            #expect(network.partner.received.isEmpty)
            #expect(try await network.get("/r-1").document["failure_reason"]?.string?.hasPrefix("FILE_HASH") == true)
        }
    }
}
