import FoundationEssentials
import SharedLayer
import SubscriptionCharge
import TestSupport
import Testing

@Suite("What the pipeline tells other domains")
struct ChargeEventsTests {
    static func schema() throws -> InputValidator {
        let path = PackageRoot.file("docs/events/subscription_charge.schema.json")
        return try InputValidator(schema: JSONParser().parse([UInt8](Data(contentsOf: URL(filePath: path)))))
    }

    /// The detail of the one event that a change tells, checked against the published schema.
    private static func told(_ change: AggregateChange<ContractModel>) throws -> JSONValue {
        let items = change.outbox.filter { $0.destination == .eventBus }
        #expect(items.count == 1)
        let item = try #require(items.first)
        let detail = try JSONParser().parse(item.body)
        #expect(try schema().validate(detail) == [])
        #expect(detail["event_type"]?.string == item.subject)
        #expect(detail["event_id"]?.string == change.events.last?.hash)
        return detail
    }

    @Test("A rejection is told with its reason, and goes to no queue")
    func rejected() throws {
        let contract = try Sample.contract()
        let violation = RuleViolation(code: .mPassNotActive, pointer: "/mpass_id", message: "")
        let change = try SubscriptionChargeProcessor.change(
            of: contract, money: contract.money, violations: [violation], at: Sample.start, invocation())
        let detail = try Self.told(change)
        #expect(detail["event_type"] == "CONTRACT_REJECTED")
        #expect(detail["data"]?["reason"] == "MPASS_NOT_ACTIVE")
        #expect(change.outbox.count == 1)
    }

    @Test("The end of a delivery is told with the partner", arguments: [true, false])
    func delivered(isDelivered: Bool) throws {
        let end: DeliveryEnd = isDelivered ? .delivered(confirmation: "ok") : .failed(reason: "HTTP 400")
        let change = try SubscriptionDeliveryService.change(
            of: Sample.contract(), end, ["partner_id": "partner-1", "delivery_id": "d-1", "attempts": "1"],
            Sample.start, invocation())
        let detail = try Self.told(change)
        #expect(detail["event_type"]?.string == (isDelivered ? "CONTRACT_DELIVERED" : "DELIVERY_FAILED"))
        #expect(detail["data"]?["partner_id"] == "partner-1")
        #expect(detail["data"]?["reason"]?.string == (isDelivered ? nil : "HTTP 400"))
    }

    @Test("Platinum's messages go to its own queues, everybody else's to the others", arguments: MPassTier.allCases)
    func queues(tier: MPassTier) throws {
        var contract = try Sample.contract()
        contract.tier = tier
        let change = try SubscriptionChargeProcessor.change(
            of: contract, money: contract.money, violations: [], at: Sample.start, invocation())
        let expected: OutboxDestination = tier == .platinum ? .platinumSignContract : .signContract
        #expect(change.outbox.map(\.destination) == [expected])
        for stage in SubscriptionChargeStage.allCases {
            let isPlatinums = OutboxDestination.before(stage, tier).rawValue.hasPrefix("platinum")
            #expect(isPlatinums == (tier == .platinum))
            #expect(OutboxDestination.before(stage, nil).rawValue == stage.rawValue)
        }
    }

    private func invocation() throws -> FunctionInvocation {
        FunctionInvocation(
            function: "F", context: Network.context(), logger: Network.logger,
            metrics: try EMFMetrics(MetricsSettings(namespace: "test"), output: RecordedOutput()))
    }
}
