import CurlTransport
import FoundationEssentials
import Scenario
import SharedLayer
import TestSupport
import Testing

@testable import Transaction

@Suite("Transactions, through the real emulator", .timeLimit(.minutes(5)))
struct TransactionAPITests {
    @Test("What domains tell on the bus is found, read and exported")
    func endToEnd() async throws {
        try await LedgerNetwork.with { network in
            let story = try LedgerStory(LedgerNetwork.organizationID)
            try await network.put(story.events.shuffled() + story.events.shuffled())
            try await network.recorded(story)
            try await search(network)
            try await read(network)
            try await export(network)
            try await strangers(network)
            try await published(network)
        }
    }

    private func published(_ network: LedgerNetwork) async throws {
        let document = try OpenAPIDocument("transaction")
        for (path, schema) in [
            ("", "TransactionPage"), ("?limit=1", "TransactionPage"), ("/org-ledger-t-1", "TransactionDetail"),
            ("/org-ledger-t-3", "TransactionDetail"), ("/dispute:dispute-1", "TransactionDetail"),
            ("/reconciliation:reconciliation-1", "TransactionDetail"),
        ] {
            let answer = try await network.caller.json("/api/v1/transactions\(path)")
            #expect(try document.issues(of: answer, as: schema) == [], "\(path)")
        }
        let problem = try await network.caller.json("/api/v1/transactions?kind=BILL", status: 400)
        #expect(try document.issues(of: problem, as: "Problem") == [])
    }

    private func ids(_ network: LedgerNetwork, _ query: String) async throws -> Set<String> {
        let page = try await network.caller.json("/api/v1/transactions\(query)")
        return Set((page["transactions"]?.array ?? []).compactMap { $0["id"]?.string })
    }

    private func search(_ network: LedgerNetwork) async throws {
        let charges = Set((1...3).map { LedgerStory.transactionID(LedgerNetwork.organizationID, $0) })
        let others: Set = ["dispute:dispute-1", "settlement:settlement-1", "reconciliation:reconciliation-1"]
        for (query, expected) in [
            ("", charges.union(others)), ("?kind=CHARGE", charges), ("?kind=DISPUTE", ["dispute:dispute-1"]),
            ("?status=REJECTED", ["org-ledger-t-3"]),
            ("?partner_id=partner-1&kind=CHARGE", ["org-ledger-t-1", "org-ledger-t-2"]),
            ("?partner_id=partner-2", []), ("?contract_id=contract-1", ["org-ledger-t-1", "dispute:dispute-1"]),
            ("?mpass_id=mpass-2", ["org-ledger-t-2"]), ("?mpass_id=mpass-2&status=REJECTED", []),
            ("?from=\(LedgerStory.moment.text)&to=\(LedgerStory.moment.adding(seconds: 60).text)", ["org-ledger-t-1"]),
            ("?from=2027-01-01", []),
        ] as [(String, Set<String>)] {
            #expect(try await ids(network, query) == expected, "\(query)")
        }
        var (found, cursor, pages): ([String], String?, Int) = ([], nil, 0)
        repeat {
            let page = try await network.caller.json(
                "/api/v1/transactions?limit=2" + (cursor.map { "&cursor=\($0)" } ?? ""))
            found += (page["transactions"]?.array ?? []).compactMap { $0["id"]?.string }
            (cursor, pages) = (page["next_cursor"]?.string, pages + 1)
        } while cursor != nil && pages < 10
        #expect(found.count == 6 && Set(found) == charges.union(others))
    }

    private func read(_ network: LedgerNetwork) async throws {
        let charge = try await network.caller.json("/api/v1/transactions/org-ledger-t-1")
        #expect(charge["transaction"]?["status"] == "DELIVERED")
        #expect(
            charge["events"]?.array?.compactMap { $0["type"]?.string } == ["CONTRACT_VALIDATED", "CONTRACT_DELIVERED"])
        #expect(charge["disputes"]?.array?.compactMap { $0["id"]?.string } == ["dispute:dispute-1"])
        #expect(charge["totals"] == ["refunded": "10.00", "remaining": "39.90"])
        #expect(
            charge["covered_by"]?.array?.compactMap { $0["id"]?.string } == [
                "settlement:settlement-1", "reconciliation:reconciliation-1",
            ])
        let settlement = try await network.caller.json("/api/v1/transactions/settlement:settlement-1")
        #expect(settlement["transaction"]?["net"] == "-20.10")
        #expect(settlement["disputes"] == nil)
    }

    private func export(_ network: LedgerNetwork) async throws {
        let csv = try await network.caller.get("/api/v1/transactions?format=csv")
        #expect(csv.status == 200)
        #expect(csv.headers["content-type"] == "text/csv; charset=utf-8; header=present")
        let lines = String(decoding: csv.body, as: UTF8.self).split(separator: "\r\n")
        #expect(lines.count == 7)
        #expect(lines.first?.hasPrefix("id,kind,organization_id,status,booked_at") == true)
        #expect(lines.contains { $0.contains(#""'=HYPERLINK(""http://evil.example""), ""no"" answer""#) })
        #expect(lines.contains { $0.contains(",-20.10,") })

        var (text, path, parts): (String, String?, Int) = ("", "/api/v1/transactions?format=csv&limit=4", 0)
        while let next = path, parts < 10 {
            let part = try await network.caller.get(next)
            text += String(decoding: part.body, as: UTF8.self)
            path = part.headers["link"].flatMap { $0.split(separator: ">").first.map { String($0.dropFirst()) } }
            parts += 1
        }
        #expect(parts > 1)
        #expect(text == String(decoding: csv.body, as: UTF8.self))

        let json = try await network.caller.get("/api/v1/transactions", headers: ["Accept": "application/jsonl"])
        #expect(json.headers["content-type"] == "application/jsonl; charset=utf-8")
        let rows = try json.body.split(separator: UInt8(ascii: "\n")).map { try JSONParser().parse(Array($0)) }
        #expect(rows.count == 6)
        let other = try await network.caller.get("/api/v1/transactions", headers: ["Accept": "text/html"])
        #expect(other.status == 406)
    }

    private func strangers(_ network: LedgerNetwork) async throws {
        let (http, emulator) = (network.http, network.emulator)
        let stranger = try await APICaller(of: "org-other", scopes: ["transactions:read"], on: emulator, http: http)
        let operating = try await APICaller(of: "network", scopes: ["network:operate"], on: emulator, http: http)
        let without = try await APICaller(
            of: LedgerNetwork.organizationID, scopes: ["contracts:read"], on: emulator, http: http)
        let named = "organization_id=\(LedgerNetwork.organizationID)"
        #expect(try await stranger.get("/api/v1/transactions?\(named)").status == 404)
        #expect(try await stranger.get("/api/v1/transactions/org-ledger-t-1").status == 404)
        #expect(try await stranger.get("/api/v1/transactions/org-ledger-t-1?\(named)").status == 404)
        #expect(try await stranger.json("/api/v1/transactions")["transactions"]?.array?.isEmpty == true)
        #expect(try await operating.json("/api/v1/transactions?\(named)")["transactions"]?.array?.count == 6)
        #expect(try await operating.get("/api/v1/transactions/org-ledger-t-1?\(named)").status == 200)
        #expect(try await without.get("/api/v1/transactions").status == 403)
        #expect(try await network.caller.get("/api/v1/transactions", key: "").status == 401)
        let page = try await network.caller.json("/api/v1/transactions?limit=1")
        let cursor = try #require(page["next_cursor"]?.string)
        #expect(try await stranger.get("/api/v1/transactions?limit=1&cursor=\(cursor)").status == 400)
        #expect(try await network.caller.get("/api/v1/transactions?kind=CHARGE&cursor=\(cursor)").status == 400)
    }

    @Test("Bad requests get their problem documents")
    func badRequests() async throws {
        try await LedgerNetwork.with { network in
            for (path, status, pointer) in [
                ("?kind=BILL", 400, "#/query/kind"), ("?kind=charge", 400, "#/query/kind"),
                ("?limit=0", 400, "#/query/limit"),
                ("?limit=101", 400, "#/query/limit"), ("?limit=1e1", 400, "#/query/limit"),
                ("?limit=", 400, "#/query/limit"),
                ("?limit=99999999999999999999", 400, "#/query/limit"), ("?from=yesterday", 400, "#/query/from"),
                ("?from=2026-02-30", 400, "#/query/from"), ("?to=2026-11-22T25:00:00Z", 400, "#/query/to"),
                ("?from=2026-11-22&to=2026-11-22", 400, "#/query/to"), ("?cursor=x", 400, "#/query/cursor"),
                ("?cursor=", 400, "#/query/cursor"), ("?cursor=AAAA", 400, "#/query/cursor"),
                ("?contract_id=a%23b", 400, "#/query/contract_id"), ("?mpass_id=", 400, "#/query/mpass_id"),
                ("?partner_id=%27%20OR%201", 400, "#/query/partner_id"), ("?status=a%00b", 400, "#/query/status"),
                ("?format=xml", 400, "#/query/format"), ("?format=csv&limit=5001", 400, "#/query/limit"),
                ("?sort=date", 400, "#/query/sort"), ("?kind=CHARGE&kind=DISPUTE", 400, "#/query/kind"),
                ("?organization_id=a%23b", 400, "#/query/organization_id"), ("?organization_id=org-demo", 404, nil),
                ("/no-such", 404, nil), ("/dispute:", 404, nil), ("/a%23b", 404, nil),
                ("/x?limit=1", 400, "#/query/limit"),
            ] as [(String, Int, String?)] {
                let response = try await network.caller.get("/api/v1/transactions\(path)")
                #expect(response.status == status, "\(path)")
                #expect(response.headers["content-type"] == "application/problem+json", "\(path)")
                let problem = try JSONParser().parse(response.body)
                #expect(problem["errors"]?.array?.first?["pointer"]?.string == pointer, "\(path): \(problem)")
                #expect(!problem.description.contains("LEDGER#"))
            }
        }
    }
}
