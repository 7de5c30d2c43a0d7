import CurlTransport
import Dispute
import FoundationEssentials
import Scenario
import SharedLayer
import TestSupport
import Testing

/// Disputes from the publisher's request to the partner's receipt, through the real emulator.
@Suite("A dispute, end to end", .timeLimit(.minutes(5)))
struct DisputeLifecycleTests {
    @Test("is opened, proven, accepted in part and answered, and the other domains are told")
    func accepted() async throws {
        try await DisputeNetwork.with { network in
            let told = try await network.listen()
            try await network.tellCharge("c-1", times: 3)
            let opened = try await network.submit(network.dispute("d-1", about: "c-1"))
            #expect(opened.status == 200, "\(opened.body)")
            #expect(opened["status"] == "OPENED")
            #expect(opened.list("required_evidence") == ["RECEIPT"])
            _ = try await network.dispute("d-1", reaching: .evidenceRequested)
            let early = try await network.decide("d-1", #"{"decision": "REJECT", "reason": "CHARGE_VALID"}"#)
            #expect(early.status == 409)

            let piece = try await network.submit(network.evidence(), to: "\(DisputeNetwork.path)/d-1/evidence")
            #expect(piece.status == 200 && piece["status"] == "UNDER_REVIEW", "\(piece.body)")
            let again = try await network.submit(network.evidence(), to: "\(DisputeNetwork.path)/d-1/evidence")
            #expect(again.status == 200 && again["status"] == "UNDER_REVIEW", "\(again.body)")
            let other = try await network.submit(
                network.evidence { $0["kind"] = "OTHER" }, to: "\(DisputeNetwork.path)/d-1/evidence")
            #expect(other.status == 409)

            let decision = #"{"decision": "ACCEPT", "refund_amount": 20.5, "currency": "USD", "note": "fair"}"#
            let decided = try await network.decide("d-1", decision, key: "key-1")
            #expect(decided.status == 200 && decided["status"] == "ACCEPTED", "\(decided.body)")
            #expect(decided["refund"] == "20.50" && decided["resolution"] == "PARTIAL_REFUND: fair")
            let replayed = try await network.decide("d-1", decision, key: "key-1")
            #expect(replayed.status == 200 && replayed.body == decided.body)
            #expect(replayed.headers["idempotency-replayed"] == "true")
            let changed = try await network.decide("d-1", #"{"decision": "REJECT", "reason": "OTHER"}"#, key: "key-1")
            #expect(changed.status == 422, "\(changed.body)")
            #expect(try await network.decide("d-1", decision, key: "key-2").status == 409)

            let dispute = try await network.notified("d-1")
            #expect(dispute.partnerConfirmation == "noted")
            let charge = try await network.disputes.charge(of: network.contract("c-1"), transactionID: "t-c-1")
            #expect(charge?.refunded == (try DisputeSamples.money(2_050)))
            #expect(
                try await network.disputes.open(about: network.contract("c-1"), transactionID: "t-c-1") == nil)
            try await Self.checkDelivery(dispute, network)
            try await Self.checkView(dispute, network)
            try await Self.checkTold(told, network)
        }
    }

    private static func checkDelivery(_ dispute: DisputeModel, _ network: DisputeNetwork) async throws {
        let delivery = try #require(network.partner.received.first)
        #expect(network.partner.received.count == 1)
        #expect(delivery.deliveryID == dispute.deliveryID)
        #expect(delivery.apiKey == "partner-key-1")
        let document = try JSONParser().parse(delivery.body)
        #expect(try CanonicalJSON.bytes(of: document) == delivery.body)
        #expect(document["status"] == "ACCEPTED" && document["refund"] == "20.50")
        #expect(document["evidence"]?.array?.count == 1)
        let jws = try DetachedJWS(compact: #require(delivery.signature))
        let keys = KMSKeyStore(configuration: network.configuration, http: network.http)
        let key = try await keys.publicKey(keyID: "alias/moneta-dev-dispute-signing")
        #expect(jws.isValid(over: delivery.body, key: key))
        let events = try await network.disputes.aggregates.events(of: dispute.reference)
        try EventChain.verify(events, of: dispute)
        #expect(
            events.map(\.type) == [
                .opened, .evidenceRequested, .evidenceSubmitted, .reviewStarted, .accepted, .responded, .notified,
            ])
    }

    private static func checkView(_ dispute: DisputeModel, _ network: DisputeNetwork) async throws {
        let view = try await network.get("d-1", as: .reader)
        #expect(view.status == 200 && view["status"] == "ACCEPTED" && view["refund"] == "20.50")
        #expect(view["partner_confirmation"] == "noted")
        #expect(view["status_reached_at"] == dispute.statusReachedAt.text)
        #expect(view.list("missing_evidence") == [])
        #expect(view.body["history"]?.array?.count == 7)
        let stranger = try await network.get("d-1", as: .stranger)
        #expect(stranger.status == 404)
        #expect(try await network.get("d-1", as: .stranger, query: "?organization_id=org-demo").status == 404)
        #expect(try await network.get("d-1", as: .operator, query: "?organization_id=org-demo").body == view.body)
        #expect(try await network.get("d-1", as: .operator).status == 404)
        #expect(try await network.get("d-1", as: .reviewer).status == 403)
        #expect(try await network.get("d-1", as: nil).status == 401)
        #expect(try await network.get("no-such", as: .reader).status == 404)
        #expect(try await network.get("a%23b", as: .reader).status == 404)
        #expect(try await network.get(String(repeating: "a", count: 3_000), as: .reader).status == 404)
    }

    private static func checkTold(_ queue: String, _ network: DisputeNetwork) async throws {
        let details = try await network.told(queue, ["DISPUTE_OPENED", "DISPUTE_ACCEPTED"])
        let schema = try InputValidator(
            schema: JSONParser().parse(Array(DisputeSamples.file("docs/events/dispute.schema.json").utf8)))
        for detail in details { #expect(schema.validate(detail) == [], "\(detail)") }
        let accepted = try #require(details.first { $0["event_type"] == "DISPUTE_ACCEPTED" })
        #expect(accepted["data"]?["refund"] == "20.50")
        #expect(accepted["data"]?["partner_id"] == .string(network.plan.partnerID))
    }

    @Test("ends by rejection, by withdrawal and by time, each told and answered, and the charge can be disputed again")
    func otherEnds() async throws {
        try await DisputeNetwork.with { network in
            let told = try await network.listen()
            try await network.openForReview("d-1", about: "c-1")
            let rejected = try await network.decide(
                "d-1", #"{"decision": "REJECT", "reason": "EVIDENCE_INSUFFICIENT"}"#, as: .operator,
                query: "?organization_id=org-demo")
            #expect(rejected.status == 200 && rejected["resolution"] == "EVIDENCE_INSUFFICIENT", "\(rejected.body)")
            #expect(try await network.notified("d-1").refund == nil)

            try await network.openForReview("d-2", about: "c-1")
            let withdrawn = try await network.submit(network.withdrawal, to: "\(DisputeNetwork.path)/d-2/withdrawals")
            #expect(withdrawn.status == 200 && withdrawn["status"] == "WITHDRAWN", "\(withdrawn.body)")
            let again = try await network.submit(network.withdrawal, to: "\(DisputeNetwork.path)/d-2/withdrawals")
            #expect(again.body == withdrawn.body)
            #expect(try await network.notified("d-2").resolution == "WITHDRAWN: settled")

            let opened = try await network.submit(network.dispute("d-3", about: "c-1"))
            #expect(opened.status == 200)
            let waiting = try await network.dispute("d-3", reaching: .evidenceRequested)
            let deadline = try #require(waiting.respondBy)
            #expect(try await network.expire(at: deadline)["expired"] == 0)
            #expect(try await network.expire(at: deadline.adding(seconds: 1))["expired"] == 1)
            #expect(try await network.expire(at: deadline.adding(seconds: 1))["due"] == 0)
            #expect(try await network.notified("d-3").resolution == "NO_EVIDENCE")
            let late = try await network.submit(network.evidence(), to: "\(DisputeNetwork.path)/d-3/evidence")
            #expect(late.status == 409)

            #expect(network.partner.received.count == 3)
            let details = try await network.told(
                told, ["DISPUTE_OPENED", "DISPUTE_REJECTED", "DISPUTE_WITHDRAWN", "DISPUTE_EXPIRED"])
            let schema = try InputValidator(
                schema: JSONParser().parse(Array(DisputeSamples.file("docs/events/dispute.schema.json").utf8)))
            for detail in details { #expect(schema.validate(detail) == [], "\(detail)") }
            let reopened = try await network.submit(network.dispute("d-4", about: "c-1"))
            #expect(reopened.status == 200)
            for disputeID in ["d-1", "d-2", "d-3"] {
                let dispute = try #require(try await network.disputes.aggregates.get(network.reference(disputeID)))
                try EventChain.verify(
                    try await network.disputes.aggregates.events(of: dispute.reference), of: dispute)
            }
        }
    }

    @Test("is answered under one delivery id with the same bytes, though the partner fails first")
    func retries() async throws {
        try await DisputeNetwork.with(
            answering: { attempt in attempt.number <= 2 ? .status(503) : .confirm("third time") }
        ) { network in
            try await network.openForReview("d-1", about: "c-1")
            let answer = try await network.decide("d-1", #"{"decision": "REJECT", "reason": "CHARGE_VALID"}"#)
            #expect(answer.status == 200)
            let dispute = try await network.notified("d-1")
            #expect(dispute.partnerConfirmation == "third time")
            #expect(network.partner.received.count == 3)
            #expect(Set(network.partner.received.map(\.deliveryID)) == [dispute.deliveryID])
            #expect(Set(network.partner.received.map(\.body)).count == 1)
        }
    }

    @Test("whose partner refuses the response keeps its end, and an operator sends the dead letter again")
    func refused() async throws {
        try await DisputeNetwork.with(
            answering: { attempt in attempt.number == 1 ? .status(422) : .confirm("now") }
        ) { network in
            try await network.openForReview("d-1", about: "c-1")
            let answer = try await network.decide("d-1", #"{"decision": "REJECT", "reason": "CHARGE_VALID"}"#)
            #expect(answer.status == 200)
            let reference = network.reference("d-1")
            try await eventually(within: .seconds(60), "the failed notification") {
                try await network.disputes.aggregates.events(of: reference).last?.type == .notificationFailed
            }
            let dispute = try #require(try await network.disputes.aggregates.get(reference))
            #expect(dispute.status == .rejected && dispute.partnerConfirmation == nil)
            #expect(answer["status_reached_at"] == dispute.statusReachedAt.text)
            #expect(network.partner.received.count == 1)
            let message = try await network.deadLetter()
            #expect(try AggregateMessage<DisputeReference>(body: message) == AggregateMessage(reference))

            try await network.sendToPartner(message)
            let notified = try await network.notified("d-1")
            #expect(notified.status == .rejected && notified.partnerConfirmation == "now")
            #expect(Set(network.partner.received.map(\.deliveryID)) == [dispute.deliveryID])
            #expect(Set(network.partner.received.map(\.body)).count == 1)
            try EventChain.verify(try await network.disputes.aggregates.events(of: reference), of: notified)
        }
    }

    @Test("keeps the content of evidence under its hash in the stack's bucket")
    func evidenceContent() async throws {
        try await DisputeNetwork.with { network in
            try await network.openForReview("d-1", about: "c-1")
            let piece = try #require(try await network.disputes.evidence(of: network.reference("d-1")).first)
            #expect(piece.location.hasSuffix("/" + piece.hash))
            #expect(try await network.object(piece.location) == Array("hello".utf8))
        }
    }
}
