import LambdaEvents
import Scenario
import SharedLayer
import SubscriptionCharge
import Testing

@Suite("Accepting charges", .timeLimit(.minutes(5)))
struct AcceptanceTests {
    @Test("A signed charge is accepted once, and a repeat of its bytes gets the same answer")
    func accepts() async throws {
        try await Network.with { network in
            let body = network.body("c-1")
            let first = try await network.charge(body)
            #expect(first.status == 200, "\(first.body)")
            #expect(first.body["status"] == "VALIDATED")
            #expect(first.body.object?["partner_confirmation"] == .null)
            let processedAt = try #require(first.body["processed_at"]?.string)
            #expect(Timestamp(processedAt) != nil)

            let again = try await network.charge(body)
            #expect(again.status == 200)
            #expect(again.body == first.body)

            let reference = network.reference("c-1")
            let contract = try #require(try await network.contracts.get(reference))
            #expect(contract.transactionID == first.body["transaction_id"]?.string)
            #expect(contract.version == 1)
            let request = try #require(try await network.contracts.request(of: reference))
            #expect(request.body == Array(body.utf8))
            let events = try await network.contracts.events(of: reference)
            #expect(events.map(\.type) == [.validated])
            try ContractEventChain.verify(events, of: contract)
            #expect(try await network.receive("PROCESS_CHARGE_QUEUE_URL").records.count == 1)
        }
    }

    @Test("Another body under the same name is a conflict and changes nothing")
    func conflict() async throws {
        try await Network.with { network in
            #expect(try await network.charge(network.body("c-1")).status == 200)
            let other = try await network.charge(network.body("c-1", amount: "49.91"))
            #expect(other.status == 409)
            let contract = try #require(try await network.contracts.get(network.reference("c-1")))
            #expect(contract.amount == "49.90")
        }
    }

    @Test("Whatever is wrong with a signature, the caller is told the same, and nothing is stored")
    func signatures() async throws {
        try await Network.with { network in
            let body = network.body("c-1")
            let stranger = try PublisherKey.generate(publisherID: "stranger", now: .now())
            let good = try network.sign(body)
            let forgeries: [(String, String, String?)] = [
                ("missing", body, nil),
                ("no JWS", body, "abc"),
                ("of other bytes", body, try network.sign(body + " ")),
                ("by another key", body, try network.sign(body, with: stranger)),
                ("for another audience", body, try network.sign(body, audience: "moneta-core-prod")),
                (
                    "for another path", body,
                    try network.sign(body, url: "https://\(Network.host)/api/v1/events/disputes")
                ),
                ("for another host", body, try network.sign(body, url: "https://other.test\(Network.path)")),
                ("too old", body, try network.sign(body, at: Timestamp.now().adding(seconds: -301))),
                ("from the future", body, try network.sign(body, at: Timestamp.now().adding(seconds: 310))),
                ("attached", body, good.split(separator: ".").joined(separator: ".e30.")),
                (
                    "of an unknown publisher", network.body("c-1", publisherID: "nobody"),
                    try network.sign(network.body("c-1", publisherID: "nobody"))
                ),
            ]
            var answers: Set<JSONValue> = []
            for (what, body, signature) in forgeries {
                let answer = try await network.post(body, signature: signature)
                #expect(answer.status == 401, "\(what)")
                var told = answer.body.object ?? JSONObject()
                told["instance"] = nil
                answers.insert(.object(told))
            }
            #expect(answers.count == 1, "\(answers)")
            #expect(try await network.contracts.get(network.reference("c-1")) == nil)
        }
    }

    @Test("A signature counts once, whatever came of its request")
    func replay() async throws {
        try await Network.with { network in
            let body = network.body("c-1")
            let signature = try network.sign(body)
            #expect(try await network.post(body, signature: signature).status == 200)
            #expect(try await network.post(body, signature: signature).status == 401)

            let tooMuch = network.body("c-2", amount: "100.01")
            let other = try network.sign(tooMuch)
            #expect(try await network.post(tooMuch, signature: other).status == 400)
            #expect(try await network.post(tooMuch, signature: other).status == 401)
        }
    }

    @Test("A revoked certificate no longer counts")
    func revoked() async throws {
        try await Network.with { network in
            let table = try #require(network.cloud.environment["CERTIFICATE_TABLE_NAME"])
            let certificates = CertificateRepository(dynamo: network.cloud.dynamo, table: table)
            var certificate = try #require(
                try await certificates.get(
                    publisherID: network.plan.publisherID, thumbprint: network.key.thumbprint))
            certificate.status = .revoked
            _ = try await certificates.save(certificate)
            #expect(try await network.charge(network.body("c-1")).status == 401)
        }
    }

    @Test(
        "Rules are told with the member that breaks them, and nothing is stored",
        arguments: [
            (SeedPlan.mPassID(.bronze), "100.01", "TIER_LIMIT_EXCEEDED", "/amount"),
            (SeedPlan.mPassID(.silver), "500.01", "TIER_LIMIT_EXCEEDED", "/amount"),
            (SeedPlan.suspendedMPassID, "1", "MPASS_NOT_ACTIVE", "/mpass_id"),
            ("mpass-unknown", "1", "MPASS_UNKNOWN", "/mpass_id"),
        ])
    func rules(mPassID: String, amount: String, code: String, pointer: String) async throws {
        try await Network.with { network in
            let answer = try await network.charge(network.body("c-1", amount: amount, mPassID: mPassID))
            #expect(answer.status == 400)
            let text = answer.body.description
            #expect(text.contains(code), "\(text)")
            #expect(text.contains(pointer), "\(text)")
            #expect(try await network.contracts.get(network.reference("c-1")) == nil)
        }
    }

    @Test("Of twenty requests at the same time with the same bytes one makes the contract, and all get its answer")
    func race() async throws {
        try await Network.with { network in
            let body = network.body("c-1")
            let answers = try await withThrowingTaskGroup(of: (Int, JSONValue).self) { group in
                for _ in 0..<20 {
                    let signature = try network.sign(body)
                    group.addTask {
                        let answer = try await network.post(body, signature: signature)
                        return (answer.status, answer.body)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.allSatisfy { $0.0 == 200 }, "\(answers.map(\.0))")
            #expect(Set(answers.map(\.1)).count == 1)
            #expect(try await network.contracts.events(of: network.reference("c-1")).count == 1)
        }
    }

    @Test("What the queue did not take is sent by the sweeper")
    func sweeper() async throws {
        try await Network.with { network in
            let nowhere = ["PROCESS_CHARGE_QUEUE_URL": "http://127.0.0.1:1/123456789012/no-such-queue"]
            let body = network.body("c-1")
            let answer = try await network.post(body, signature: try network.sign(body), environment: nowhere)
            #expect(answer.status == 200)
            #expect(try await network.receive("PROCESS_CHARGE_QUEUE_URL").records.isEmpty)

            let sweeper = try SubscriptionChargeFunctions.sweepOutbox(network.cloud.environment)
            let report = try await sweeper.handle(OutboxSweepFunction.Tick(), context: Network.context())
            #expect(report.found == 1)
            #expect(report.sent == 1)
            #expect(try await network.receive("PROCESS_CHARGE_QUEUE_URL").records.count == 1)
            let empty = try await sweeper.handle(OutboxSweepFunction.Tick(), context: Network.context())
            #expect(empty == SweepReport())
        }
    }
}
