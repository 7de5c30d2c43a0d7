import FoundationEssentials
import LambdaEvents
import SharedLayer
import SubscriptionCharge
import TestSupport
import Testing

@Suite("Event fixtures", .timeLimit(.minutes(5)))
struct EventFixturesTests {
    @Test(
        "ValidateContractFunction answers each of its fixtures as its name says",
        arguments: [
            ("unsigned_charge", 401), ("forged_signature", 401), ("base64_body", 401), ("malformed_json", 400),
            ("duplicate_key", 400), ("unknown_field", 400), ("too_many_digits", 400),
        ])
    func validateContract(name: String, status: Int) async throws {
        let event: APIGatewayV2Request = try Self.event("ValidateContractFunction/\(name)")
        try await Cloud.with { cloud in
            let function = try SubscriptionChargeFunctions.validateContract(cloud.environment)
            let response = try await function.handle(event, context: Network.context())
            #expect(response.statusCode == status, "\(response.body ?? "")")
            #expect(response.headers?["content-type"] == "application/problem+json")
        }
    }

    @Test(
        "GetSubscriptionChargeFunction lets nobody in without a key that counts", arguments: ["no_key", "unknown_key"])
    func getSubscriptionCharge(name: String) async throws {
        let event: APIGatewayV2Request = try Self.event("GetSubscriptionChargeFunction/\(name)")
        try await Cloud.with { cloud in
            let function = try SubscriptionChargeFunctions.getSubscriptionCharge(cloud.environment)
            let response = try await function.handle(event, context: Network.context())
            #expect(response.statusCode == 401, "\(response.body ?? "")")
            #expect(response.headers?["content-type"] == "application/problem+json")
        }
    }

    @Test("The fixtures of the stages are messages, but for the one that is to be none")
    func stages() throws {
        for name in [
            "ProcessChargeFunction/charge", "SignContractFunction/charge", "DeliverToPartnerFunction/first_try",
            "DeliverToPartnerFunction/last_try",
        ] {
            let event: SQSEvent = try Self.event(name)
            let message = try AggregateMessage<ContractReference>(body: #require(event.records.first).body)
            #expect(message.identifier == "contract-1", "\(name)")
            #expect(message.qualifier == "2026-11", "\(name)")
        }
        let last: SQSEvent = try Self.event("DeliverToPartnerFunction/last_try")
        #expect(last.records.first?.receiveCount == DeliveryPolicy.attemptsMax)
        let malformed: SQSEvent = try Self.event("ProcessChargeFunction/malformed_message")
        #expect(throws: StageError.self) {
            try AggregateMessage<ContractReference>(body: malformed.records.first?.body ?? "{}")
        }
        _ = try Self.event("SweepOutboxFunction/schedule") as OutboxSweepFunction.Tick
    }

    private static func event<Event: Decodable>(_ name: String) throws -> Event {
        let data = try Data(contentsOf: URL(filePath: PackageRoot.file("Events/\(name).json")))
        return try JSONDecoder().decode(Event.self, from: data)
    }
}
