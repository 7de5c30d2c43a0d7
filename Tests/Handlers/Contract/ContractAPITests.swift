import CurlTransport
import FoundationEssentials
import OpenSSLCrypto
import Scenario
import SharedLayer
import TestSupport
import Testing

@testable import Contract

@Suite("Contracts, through the real emulator", .timeLimit(.minutes(5)))
struct ContractAPITests {
    @Test("Charged contracts are found, read, verified, and exported as evidence that verifies offline")
    func endToEnd() async throws {
        try await ContractNetwork.with { network in
            for contractID in ["c-1", "c-2", "c-3"] { try await network.deliver(contractID) }
            try await search(network)
            try await read(network)
            try await verify(network)
            try await offline(network)
            try await strangers(network)
            try await published(network)
        }
    }

    private func published(_ network: ContractNetwork) async throws {
        let document = try OpenAPIDocument("contract")
        for (path, schema) in [
            ("", "ContractPage"), ("?limit=1", "ContractPage"), ("/c-1", "ContractDetail"),
            ("/c-1/document", "EvidenceFile"), ("/c-1/verification", "VerificationReport"),
        ] {
            let answer = try await network.caller.json("/api/v1/contracts\(path)")
            #expect(try document.issues(of: answer, as: schema) == [], "\(path)")
        }
        let problem = try await network.caller.json("/api/v1/contracts/no-such", status: 404)
        #expect(try document.issues(of: problem, as: "Problem") == [])
    }

    private func ids(_ page: JSONValue) -> [String] {
        (page["contracts"]?.array ?? []).compactMap { $0["contract_id"]?.string }
    }

    private func search(_ network: ContractNetwork) async throws {
        let all = try await network.caller.json("/api/v1/contracts")
        #expect(ids(all) == ["c-3", "c-2", "c-1"])
        #expect(all["next_cursor"] == nil)
        #expect(all["contracts"]?.array?.first?["amount"] == "49.90")
        let middle = try await network.charges.contract("c-2", reaching: .delivered).validatedAt
        for (query, expected) in [
            ("status=DELIVERED", ["c-3", "c-2", "c-1"]), ("status=REJECTED", []),
            ("from=\(middle.text)", ["c-3", "c-2"]), ("to=\(middle.text)", ["c-1"]),
            ("status=DELIVERED&from=\(middle.text)&to=\(middle.adding(milliseconds: 1).text)", ["c-2"]),
            ("from=2020-01-01&to=2020-02-01", []),
        ] {
            #expect(ids(try await network.caller.json("/api/v1/contracts?\(query)")) == expected, "\(query)")
        }
        var (found, cursor): ([String], String?) = ([], nil)
        for _ in 0..<10 {
            let page = try await network.caller.json(
                "/api/v1/contracts?limit=1" + (cursor.map { "&cursor=\($0)" } ?? ""))
            found += ids(page)
            cursor = page["next_cursor"]?.string
            if cursor == nil { break }
        }
        #expect(found == ["c-3", "c-2", "c-1"])
    }

    private func read(_ network: ContractNetwork) async throws {
        let detail = try await network.caller.json("/api/v1/contracts/c-1")
        #expect(detail["contract"]?["status"] == "DELIVERED")
        #expect(detail["contract"]?["partner_confirmation"] == "ok")
        #expect(
            detail["history"]?.array?.compactMap { $0["type"]?.string } == [
                "CONTRACT_VALIDATED", "CHARGE_PROCESSED", "CONTRACT_SIGNED", "CONTRACT_DELIVERED",
            ])
        #expect(detail["deliveries"]?.array?.count == 1)
    }

    private func verify(_ network: ContractNetwork) async throws {
        let report = try await network.caller.json("/api/v1/contracts/c-1/verification")
        let failed = report["checks"]?.array?.filter { $0["ok"] != true } ?? []
        #expect(failed == [])
        #expect(report["verified"] == true)

        // Somebody with the table in his hands makes it cheaper.
        let reference = network.charges.reference("c-2")
        var contract = try #require(try await network.charges.contracts.get(reference))
        contract.failureReason = "altered"
        contract.lastEventHash = String(repeating: "0a", count: 32)
        _ = try await network.charges.contracts.base.save(contract)
        let altered = try await network.caller.json("/api/v1/contracts/c-2/verification")
        #expect(altered["verified"] == false)
        let names = altered["checks"]?.array?.filter { $0["ok"] != true }.compactMap { $0["name"]?.string }
        #expect(names == ["events.chain"])
    }

    private func offline(_ network: ContractNetwork) async throws {
        let response = try await network.caller.get("/api/v1/contracts/c-1/document")
        #expect(response.status == 200)
        #expect(response.headers["content-disposition"] == #"attachment; filename="c-1.2026-11.evidence.json""#)
        try await TemporaryDirectory.with { folder in
            let file = try folder.write("c-1.evidence.json", String(decoding: response.body, as: UTF8.self))
            let certificate = try folder.write("publisher.pem", network.key.certificate.pem)
            let ok = try await Self.verify([file, "--certificate", certificate])
            #expect(ok.exitCode == 0, "\(ok.output)")
            #expect(ok.output.contains("Contract c-1 of org-demo, period 2026-11, is verified."))
            let json = try await Self.verify([file, "--json"])
            #expect(try JSONParser().parse(json.output)["verified"] == true)
            try await Self.everyMember(response.body, in: folder)

            let other = try PublisherKey.generate(publisherID: "other", now: .now())
            let another = try folder.write("other.pem", other.certificate.pem)
            let pinned = try await Self.verify([file, "--certificate", another])
            #expect(pinned.exitCode == 1)
            #expect(pinned.output.contains("FAILED pin.certificate"))

            let altered = String(decoding: response.body, as: UTF8.self).replacing("DELIVERED", with: "DELIVERER")
            let bad = try await Self.verify([try folder.write("altered.json", altered)])
            #expect(bad.exitCode == 1)
            #expect(bad.output.contains("FAILED"))
            let missing = try await Self.verify([folder.file("none.json")])
            #expect(missing.exitCode == 64)
            #expect(missing.output.contains("There is no file"))
            let help = try await Self.verify(["--help"])
            #expect(help.exitCode == 0 && help.output.contains("--seal-key"))
        }
    }

    /// Flips bytes of every member of what was exported, some of them for the command.
    private static func everyMember(_ file: [UInt8], in folder: TemporaryDirectory) async throws {
        #expect(EvidenceVerifier().report(on: file).isVerified)
        let seed: UInt64 = 20_261_122
        var generator = SeededGenerator(seed: seed)
        let places = try EvidenceBytes(file).sample(using: &generator)
        for (index, (member, place)) in places.enumerated() {
            var altered = file
            altered[place] ^= 1 << UInt8.random(in: 0..<7, using: &generator)
            #expect(!EvidenceVerifier().report(on: altered).isVerified, "byte \(place) in \(member), seed \(seed)")
            guard index.isMultiple(of: 50) else { continue }
            let path = try folder.write("flipped.json", String(decoding: altered, as: UTF8.self))
            #expect(try await verify([path]).exitCode == 1, "byte \(place) in \(member), seed \(seed)")
        }
    }

    private static func verify(_ arguments: [String]) async throws -> FinishedProcess {
        try await ChildProcess.finish(PackageRoot.file(".build/debug/moneta-core"), ["verify"] + arguments)
    }

    private func strangers(_ network: ContractNetwork) async throws {
        let (http, emulator) = (network.http, network.emulator)
        let stranger = try await APICaller(of: "org-other", scopes: ["contracts:read"], on: emulator, http: http)
        let operating = try await APICaller(of: "network", scopes: ["network:operate"], on: emulator, http: http)
        let without = try await APICaller(of: "org-demo", scopes: ["transactions:read"], on: emulator, http: http)
        for path in ["", "/c-1", "/c-1/document", "/c-1/verification"] {
            let named = "/api/v1/contracts\(path)?organization_id=org-demo"
            #expect(try await stranger.get(named).status == 404, "\(path)")
            #expect(try await operating.get(named).status == 200, "\(path)")
            #expect(try await without.get(named).status == 403, "\(path)")
            #expect(try await network.caller.get(named, key: "").status == 401, "\(path)")
            #expect(try await network.caller.get(named, key: "mk_wrong").status == 401, "\(path)")
            if !path.isEmpty { #expect(try await stranger.get("/api/v1/contracts\(path)").status == 404, "\(path)") }
        }
        #expect(ids(try await stranger.json("/api/v1/contracts")) == [])
        let cursor = try #require(try await network.caller.json("/api/v1/contracts?limit=1")["next_cursor"]?.string)
        #expect(try await stranger.get("/api/v1/contracts?limit=1&cursor=\(cursor)").status == 400)
        let swapped = try await network.caller.get("/api/v1/contracts?status=SIGNED&cursor=\(cursor)")
        #expect(swapped.status == 400)
    }

    @Test("A contract is read, verified and exported for each of its periods, and for the latest when none is named")
    func periods() async throws {
        try await ContractNetwork.with { network in
            for period in ["2026-10", "2026-11"] { try await network.deliver("c-monthly", period: period) }
            try await network.deliver("c-once", period: nil)
            let all = try await network.caller.json("/api/v1/contracts")["contracts"]?.array ?? []
            #expect(
                all.map { [$0["contract_id"]?.string, $0["period"]?.string] } == [
                    ["c-once", nil], ["c-monthly", "2026-11"], ["c-monthly", "2026-10"],
                ])
            for (path, period, charges) in [
                ("c-monthly", "2026-11", ["2026-11", "2026-10"]),
                ("c-monthly?period=2026-11", "2026-11", ["2026-11", "2026-10"]),
                ("c-monthly?period=2026-10", "2026-10", ["2026-11", "2026-10"]), ("c-once", nil, []),
            ] as [(String, String?, [String])] {
                let detail = try await network.caller.json("/api/v1/contracts/\(path)")
                #expect(detail["contract"]?["period"]?.string == period, "\(path)")
                #expect(detail["charges"]?.array?.compactMap { $0["period"]?.string } == charges, "\(path)")
                #expect(detail["history"]?.array?.allSatisfy { $0["period"]?.string == period } == true, "\(path)")
                let query = path.replacing("c-monthly", with: "c-monthly/verification")
                    .replacing("c-once", with: "c-once/verification")
                let report = try await network.caller.json("/api/v1/contracts/\(query)")
                #expect(report["checks"]?.array?.filter { $0["ok"] != true } == [], "\(path)")
                #expect(report["period"]?.string == period, "\(path)")
                let file = try await network.caller.get(
                    "/api/v1/contracts/\(query.replacing("verification", with: "document"))")
                #expect(EvidenceVerifier().report(on: file.body).isVerified, "\(path)")
                let name = path.prefix { $0 != "?" } + (period.map { ".\($0)" } ?? "")
                #expect(file.headers["content-disposition"] == "attachment; filename=\"\(name).evidence.json\"")
            }
            for query in ["c-monthly?period=2026-12", "c-once?period=2026-11"] {
                #expect(try await network.caller.get("/api/v1/contracts/\(query)").status == 404, "\(query)")
            }
            try await older(network)
        }
    }

    /// A charge from before charges were kept by period: its key has none.
    private func older(_ network: ContractNetwork) async throws {
        let charge = network.charges.reference("c-monthly")
        var older = ContractModel(
            reference: ContractReference(organizationID: charge.organizationID, contractID: "c-older"),
            publisherID: "publisher-demo", mPassID: "mpass-gold-1", transactionID: "t-older", amount: "1.00",
            currency: try #require(Currency("USD")), period: "2026-09", requestHash: String(repeating: "0a", count: 32),
            validatedAt: .now())
        older.status = .processed
        _ = try await network.charges.contracts.base.save(older)
        for query in ["", "?period=2026-09"] {
            let detail = try await network.caller.json("/api/v1/contracts/c-older\(query)")
            #expect(detail["contract"]?["transaction_id"] == "t-older", "\(query)")
        }
        #expect(try await network.caller.get("/api/v1/contracts/c-older?period=2026-10").status == 404)
    }

    @Test("Bad requests get their problem documents")
    func badRequests() async throws {
        try await ContractNetwork.with { network in
            for (path, status, pointer) in [
                ("?status=delivered", 400, "#/query/status"),
                ("?status=DELIVERED&status=SIGNED", 400, "#/query/status"),
                ("?limit=0", 400, "#/query/limit"), ("?limit=101", 400, "#/query/limit"),
                ("?limit=-1", 400, "#/query/limit"),
                ("?limit=+5", 400, "#/query/limit"), ("?from=1", 400, "#/query/from"),
                ("?to=2026-13-01", 400, "#/query/to"),
                ("?from=2026-11-23&to=2026-11-22", 400, "#/query/to"), ("?cursor=x", 400, "#/query/cursor"),
                ("?cursor=", 400, "#/query/cursor"), ("?offset=1", 400, "#/query/offset"),
                ("?organization_id=a%23b", 400, "#/query/organization_id"), ("?organization_id=org-other", 404, nil),
                ("/no-such", 404, nil), ("/a%23b", 404, nil), ("/no-such/document", 404, nil),
                ("/no-such/verification", 404, nil), ("/c-1?status=SIGNED", 400, "#/query/status"),
                ("/c-1?period=a%23b", 400, "#/query/period"), ("/c-1?period=", 400, "#/query/period"),
            ] as [(String, Int, String?)] {
                let response = try await network.caller.get("/api/v1/contracts\(path)")
                #expect(response.status == status, "\(path)")
                #expect(response.headers["content-type"] == "application/problem+json", "\(path)")
                let problem = try JSONParser().parse(response.body)
                #expect(problem["errors"]?.array?.first?["pointer"]?.string == pointer, "\(path): \(problem)")
                #expect(!problem.description.contains("CONTRACT#"))
            }
        }
    }
}
