import Dispute
import FoundationEssentials
import FunctionRuntime
import LambdaEvents
import SharedLayer
import TestSupport
import Testing

@Suite("The dispute stack's event fixtures")
struct DisputeFixturesTests {
    private static func event<Event: Decodable>(_ name: String) throws -> Event {
        try JSONDecoder().decode(Event.self, from: Data(DisputeSamples.file("Events/\(name).json").utf8))
    }

    @Test("of requests have documents that the schemas take, but for the one whose reason nobody knows")
    func requests() throws {
        func document(_ name: String) throws -> JSONValue {
            let event: APIGatewayV2Request = try Self.event(name)
            return try JSONParser().parse(Array((event.body ?? "").utf8))
        }
        _ = try OpenDisputeRequest(document: document("ValidateDisputeTermsFunction/unsigned_dispute"))
        let error = #expect(throws: DisputeError.self) {
            try OpenDisputeRequest(document: document("ValidateDisputeTermsFunction/unknown_reason"))
        }
        #expect(error?.issues.map(\.instancePath) == ["/reason"])
        _ = try EvidenceRequest(document: document("SubmitEvidenceFunction/unsigned_evidence"))
        _ = try WithdrawalRequest(document: document("WithdrawDisputeFunction/unsigned_withdrawal"))
        _ = try DisputeDecision(document: document("DecideDisputeFunction/without_api_key"))
        let get: APIGatewayV2Request = try Self.event("GetDisputeFunction/without_api_key")
        #expect(get.pathParameters?["dispute_id"] == "dispute-1")
    }

    @Test("of stages are messages about one dispute, but for the one that is to be none")
    func stages() throws {
        let reference = DisputeReference(organizationID: "org-demo", disputeID: "dispute-1")
        for name in [
            "ProcessDisputeFunction/dispute", "GenerateResponseFunction/dispute", "NotifyPartnerFunction/first_try",
            "NotifyPartnerFunction/last_try",
        ] {
            let event: SQSEvent = try Self.event(name)
            let message = try AggregateMessage<DisputeReference>(body: #require(event.records.first).body)
            #expect(message == AggregateMessage(reference), "\(name)")
        }
        let last: SQSEvent = try Self.event("NotifyPartnerFunction/last_try")
        #expect(last.records.first?.receiveCount == DeliveryPolicy.attemptsMax)
        let malformed: SQSEvent = try Self.event("ProcessDisputeFunction/malformed_message")
        #expect(throws: StageError.self) {
            try AggregateMessage<DisputeReference>(body: malformed.records.first?.body ?? "{}")
        }
    }

    @Test("of a delivered charge is what the bus's schema says, and is read out of its queue message")
    func charge() throws {
        let event: SQSEvent = try Self.event("RecordChargeFunction/delivered")
        let record = try #require(event.records.first)
        let envelope: EventEnvelope<DomainEvent<ChargeEventData>> = try EventTransformer().envelope(
            record, content: .busEvent)
        #expect(envelope.payload.data.amount == "49.90")
        let schema = try InputValidator(
            schema: JSONParser().parse(Array(DisputeSamples.file("docs/events/subscription_charge.schema.json").utf8)))
        let detail = try #require(JSONParser().parse(Array(record.body.utf8))["detail"])
        #expect(schema.validate(detail) == [])
        let schedule: ScheduledEvent = try Self.event("ExpireDisputesFunction/schedule")
        #expect(Timestamp(schedule.time) != nil)
    }
}
