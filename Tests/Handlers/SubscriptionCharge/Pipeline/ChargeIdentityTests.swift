import LambdaEvents
import Scenario
import SharedLayer
import SubscriptionCharge
import Testing

/// What makes two requests the same charge: the contract and its period, and the header `Idempotency-Key`.
@Suite("One charge for each contract and period", .timeLimit(.minutes(5)))
struct ChargeIdentityTests {
    @Test("The same contract in another period is another charge, with its own history")
    func periods() async throws {
        try await Network.with { network in
            let november = try await network.charge(network.body("c-1"))
            let december = try await network.charge(network.body("c-1", period: "2026-12"))
            #expect(november.status == 200 && december.status == 200, "\(december.body)")
            #expect(november.body["transaction_id"] != december.body["transaction_id"])
            #expect(try await network.charge(network.body("c-1")).body == november.body)
            #expect(try await network.charge(network.body("c-1", amount: "1", period: "2026-12")).status == 409)
            for period in ["2026-11", "2026-12"] {
                let reference = network.reference("c-1", period: period)
                let contract = try #require(try await network.contracts.get(reference))
                let events = try await network.contracts.events(of: reference)
                #expect(events.count == 1)
                try ContractEventChain.verify(events, of: contract)
            }
            let periods = try await network.contracts.periods(of: network.reference("c-1"))
            #expect(periods.map(\.reference.period) == ["2026-12", "2026-11"])
        }
    }

    @Test(
        "A contract stays in the cycle of its first charge, so that no day is charged twice",
        arguments: ["2026", "2026-11-21", nil])
    func cycles(other: String?) async throws {
        try await Network.with { network in
            #expect(try await network.charge(network.body("c-1")).status == 200)
            let body = network.body("c-1", period: other)
            let signature = try network.sign(body)
            let refused = try await network.post(body, signature: signature)
            #expect(refused.status == 400)
            #expect(refused.body["codes"] == ["BILLING_CYCLE_MISMATCH"], "\(refused.body)")
            #expect(try await network.contracts.get(network.reference("c-1", period: other)) == nil)
            // The refusal has used its signature.
            #expect(try await network.post(body, signature: signature).status == 401)
        }
    }

    @Test("A key belongs to the first body that was accepted with it")
    func key() async throws {
        try await Network.with { network in
            let body = network.body("c-1")
            let first = try await network.charge(body, key: #""key-1""#)
            #expect(first.status == 200, "\(first.body)")
            // With quotes or without, it is the same key.
            #expect(try await network.charge(body, key: "key-1").body == first.body)
            let other = try await network.charge(network.body("c-2"), key: "key-1")
            #expect(other.status == 422)
            #expect(other.body["type"]?.string?.hasSuffix("idempotency-key-reused") == true, "\(other.body)")
            #expect(try await network.contracts.get(network.reference("c-2")) == nil)
            #expect(try await network.charge(network.body("c-2"), key: "key-2").status == 200)
        }
    }

    @Test("A repeat gives its new key to the charge, and a refusal leaves its key free")
    func laterKeys() async throws {
        try await Network.with { network in
            let body = network.body("c-1")
            let first = try await network.charge(body)
            #expect(try await network.charge(body, key: "later").body == first.body)
            #expect(try await network.charge(network.body("c-2"), key: "later").status == 422)

            #expect(try await network.charge(network.body("c-3", amount: "100.01"), key: "free").status == 400)
            #expect(try await network.charge(network.body("c-1", amount: "1"), key: "free").status == 409)
            #expect(try await network.charge(network.body("c-3"), key: "free").status == 200)
        }
    }

    @Test("What is no key is refused before anything else", arguments: ["", "two, keys", "\"open", "ä"])
    func malformed(key: String) async throws {
        try await Network.with { network in
            let answer = try await network.charge(network.body("c-1"), key: key)
            #expect(answer.status == 400)
            #expect(answer.body["type"]?.string?.hasSuffix("idempotency-key-invalid") == true, "\(answer.body)")
            #expect(try await network.contracts.get(network.reference("c-1")) == nil)
        }
    }

    @Test("A Platinum charge goes its own way to the partner, and what the partner refuses to its own dead letters")
    func platinum() async throws {
        try await Network.with { network in
            let body = network.body("c-1", mPassID: SeedPlan.mPassID(.platinum))
            #expect(try await network.charge(body).status == 200)
            try await network.processAndSign(prefix: "PLATINUM_")
            let partner = PartnerStub(.rejected(reason: "HTTP 400"))
            let result = try await network.deliverFunction(partner).handle(
                network.receive("PLATINUM_DELIVER_TO_PARTNER_QUEUE_URL"), context: Network.context())
            #expect(result.batchItemFailures.isEmpty)
            #expect(try await network.contracts.get(network.reference("c-1"))?.status == .deliveryFailed)
            let dead = try await network.receive("PLATINUM_DELIVER_TO_PARTNER_DEAD_LETTER_QUEUE_URL")
            #expect(dead.records.count == 1)
            for queue in ["PROCESS_CHARGE_QUEUE_URL", "SIGN_CONTRACT_QUEUE_URL", "DELIVER_TO_PARTNER_QUEUE_URL"] {
                #expect(try await network.receive(queue).records.isEmpty)
            }
        }
    }

    @Test("A template that does not count is told with the other rules, and the one that counts is kept")
    func templates() async throws {
        try await Network.with { network in
            let text = network.body("c-1", amount: "100.01")
            let refused = try await network.charge(
                text.replacing("\"period\"", with: "\"template_version\": 1, \"period\""))
            #expect(refused.status == 400)
            #expect(
                Set(refused.body["codes"]?.array ?? []) == ["TIER_LIMIT_EXCEEDED", "TEMPLATE_RETIRED"],
                "\(refused.body)")
            let unknown = try await network.charge(
                network.body("c-1").replacing("\"period\"", with: "\"template\": \"none\", \"period\""))
            #expect(unknown.body["codes"] == ["TEMPLATE_UNKNOWN"], "\(unknown.body)")

            #expect(try await network.charge(network.body("c-1")).status == 200)
            try await network.processAndSign()
            let reference = network.reference("c-1")
            let contract = try #require(try await network.contracts.get(reference))
            #expect(contract.templateID == "subscription-charge")
            #expect(contract.templateVersion == 2)
            let document = try #require(try await network.contracts.document(of: reference))
            #expect(
                try JSONParser().parse(document.document)["template"] == ["id": "subscription-charge", "version": 2])
            let events = try await network.contracts.events(of: reference)
            #expect(events.first?.details["template_version"] == "2")
            #expect(events.last?.details["template_version"] == "2")
        }
    }

    @Test("A message carries the request's trace and correlation id from stage to stage")
    func traced() async throws {
        try await Network.with { network in
            #expect(try await network.charge(network.body("c-1")).status == 200)
            func message(_ queue: String) async throws -> QueueMessage {
                let url = try #require(network.cloud.environment[queue])
                let messages = try await network.cloud.queues.receive(
                    from: url, messagesMax: 1, visibilitySeconds: 0)
                return try #require(messages.first)
            }
            let first = try await message("PROCESS_CHARGE_QUEUE_URL")
            #expect(first.traceHeader == Network.traceHeader)
            #expect(first.attributes["correlation_id"]?.isEmpty == false)

            // The message's trace goes on, not that of the invocation that happens to work on it.
            var event = try await network.receive("PROCESS_CHARGE_QUEUE_URL")
            let other = "Root=1-00000000-000000000000000000000001;Sampled=0"
            event.records[0].attributes["AWSTraceHeader"] = other
            let process = try SubscriptionChargeFunctions.processCharge(network.cloud.environment)
            _ = try await process.handle(event, context: Network.context())
            #expect(try await message("SIGN_CONTRACT_QUEUE_URL").traceHeader == other)
        }
    }
}
