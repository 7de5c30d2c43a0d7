import FoundationEssentials
import FunctionRuntime
import LambdaEvents
import Settlement
import SharedLayer
import TestSupport
import Testing

@Suite("Event fixtures of the settlement")
struct EventFixturesTests {
    @Test(
        "The requests are refused as their names say",
        arguments: [
            ("unsigned_settlement", nil), ("unknown_field", "/surprise"), ("period_ends_first", "/period_end"),
        ] as [(String, String?)])
    func requests(name: String, pointer: String?) throws {
        let event: APIGatewayV2Request = try Self.event("ValidateSettlementFunction/\(name)")
        let read = Result {
            try SettlementRequest(
                document: JSONParser().parse(Array((event.body ?? "").utf8)),
                schema: SettlementRequestSchema.validator())
        }
        switch read {
        case .success(let request): #expect(pointer == nil && request.settlementID == "settlement-1")
        case .failure(let error):
            #expect((error as? SettlementError)?.issues.map(\.instancePath) == pointer.map { [$0] })
        }
    }

    @Test("The stages' fixtures are messages about a settlement")
    func stages() throws {
        for name in [
            "ProcessSettlementFunction/settlement", "GenerateConfirmationFunction/settlement",
            "SettleWithPartnerFunction/first_try", "SettleWithPartnerFunction/last_try",
        ] {
            let event: SQSEvent = try Self.event(name)
            let message = try AggregateMessage<SettlementReference>(body: #require(event.records.first).body)
            #expect(message.identifier == "settlement-1", "\(name)")
        }
        let last: SQSEvent = try Self.event("SettleWithPartnerFunction/last_try")
        #expect(last.records.first?.receiveCount == DeliveryPolicy.attemptsMax)
    }

    @Test("The bus's fixtures are entries that keep the published schemas, but for the one that is to be none")
    func entries() throws {
        for (name, kind, schema) in [
            ("charge", LedgerEntryKind.charge, "subscription_charge"), ("refund", .refund, "dispute"),
        ] {
            let event: SQSEvent = try Self.event("RecordEntryFunction/\(name)")
            let body = try #require(event.records.first).body
            #expect(try ToldEntry(body: body).kind == kind)
            let path = PackageRoot.file("docs/events/\(schema).schema.json")
            let validator = try InputValidator(
                schema: JSONParser().parse([UInt8](Data(contentsOf: URL(filePath: path)))))
            let detail = try #require(try JSONParser().parse(Array(body.utf8))["detail"])
            #expect(validator.validate(detail) == [])
        }
        let malformed: SQSEvent = try Self.event("RecordEntryFunction/malformed_event")
        #expect(throws: SettlementError.self) { try ToldEntry(body: malformed.records.first?.body ?? "") }
    }

    @Test("The schedule's fixture has a time, and the questions' fixtures name a settlement")
    func others() throws {
        let schedule: ScheduledEvent = try Self.event("RunDailySettlementsFunction/schedule")
        #expect(Timestamp(schedule.time)?.text == "2026-11-22T00:05:00.000Z")
        for name in ["GetSettlementFunction/without_key", "ListSettlementLinesFunction/without_key"] {
            let event: APIGatewayV2Request = try Self.event(name)
            #expect(event.pathParameters?["settlement_id"] == "settlement-1")
        }
    }

    private static func event<Event: Decodable>(_ name: String) throws -> Event {
        let data = try Data(contentsOf: URL(filePath: PackageRoot.file("Events/\(name).json")))
        return try JSONDecoder().decode(Event.self, from: data)
    }
}
