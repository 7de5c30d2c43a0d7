import LambdaEvents
import Scenario
import SharedLayer
import SubscriptionCharge
import Testing

@Suite("Delivering to partners", .timeLimit(.minutes(5)))
struct DeliveryTests {
    @Test("A partner that fails at first gets the same bytes under the same id again")
    func repeats() async throws {
        try await Self.withSignedContract { network in
            let partner = PartnerStub(
                .retry(reason: "HTTP 503", afterSeconds: nil), .accepted(confirmation: "ok"))
            let function = try network.deliverFunction(partner)
            let first = try await network.receive("DELIVER_TO_PARTNER_QUEUE_URL")
            let failed = try await function.handle(first, context: Network.context())
            #expect(failed.batchItemFailures.map(\.itemIdentifier) == first.records.map(\.messageId))

            // A jitter of zero makes the message visible at once.
            let second = try await network.receive("DELIVER_TO_PARTNER_QUEUE_URL", receiveCount: 2)
            #expect(second.records.count == 1)
            let delivered = try await function.handle(second, context: Network.context())
            #expect(delivered.batchItemFailures.isEmpty)
            #expect(partner.seen.count == 2)
            #expect(Set(partner.seen.map(\.deliveryID)).count == 1)
            #expect(partner.seen.first == partner.seen.last)

            let delivery = try await Self.delivery(network)
            #expect(delivery.status == .delivered)
            #expect(delivery.attempts == 2)

            // A message that comes once more is not delivered once more.
            _ = try await function.handle(second, context: Network.context())
            #expect(partner.seen.count == 2)
        }
    }

    @Test("A partner that asks for time gets it")
    func retryAfter() async throws {
        try await Self.withSignedContract { network in
            let partner = PartnerStub(.retry(reason: "HTTP 429", afterSeconds: 600))
            let event = try await network.receive("DELIVER_TO_PARTNER_QUEUE_URL")
            _ = try await network.deliverFunction(partner).handle(event, context: Network.context())
            #expect(try await network.receive("DELIVER_TO_PARTNER_QUEUE_URL").records.isEmpty)
        }
    }

    @Test("The last try that fails ends the delivery and leaves the message to the dead-letter queue")
    func lastTry() async throws {
        try await Self.withSignedContract { network in
            let partner = PartnerStub(.retry(reason: "HTTP 500", afterSeconds: nil))
            let event = try await network.receive("DELIVER_TO_PARTNER_QUEUE_URL", receiveCount: 8)
            let result = try await network.deliverFunction(partner).handle(event, context: Network.context())
            #expect(result.batchItemFailures.count == 1)
            let contract = try #require(try await network.contracts.get(network.reference("c-1")))
            #expect(contract.status == .deliveryFailed)
            #expect(contract.failureReason == "HTTP 500")
            let events = try await network.contracts.events(of: network.reference("c-1"))
            #expect(events.last?.type == .deliveryFailed)
            try ContractEventChain.verify(events, of: contract)
        }
    }

    @Test("A partner that refuses ends the delivery at once, and an operator can send it again")
    func rejectedThenRedriven() async throws {
        try await Self.withSignedContract { network in
            let partner = PartnerStub(.rejected(reason: "HTTP 400"), .accepted(confirmation: "late"))
            let function = try network.deliverFunction(partner)
            let result = try await function.handle(
                network.receive("DELIVER_TO_PARTNER_QUEUE_URL"), context: Network.context())
            #expect(result.batchItemFailures.isEmpty)
            #expect(try await Self.delivery(network).status == .failed)

            let dead = try await network.receive("DELIVER_TO_PARTNER_DEAD_LETTER_QUEUE_URL")
            #expect(dead.records.count == 1)
            let redriven = try await function.handle(dead, context: Network.context())
            #expect(redriven.batchItemFailures.isEmpty)
            #expect(Set(partner.seen.map(\.deliveryID)).count == 1)
            let contract = try #require(try await network.contracts.get(network.reference("c-1")))
            #expect(contract.status == .delivered)
            #expect(contract.failureReason == nil)
            let events = try await network.contracts.events(of: network.reference("c-1"))
            #expect(events.map(\.type).suffix(2) == [.deliveryFailed, .delivered])
            try ContractEventChain.verify(events, of: contract)
        }
    }

    @Test("A partner that is suspended is not called")
    func suspended() async throws {
        try await Self.withSignedContract { network in
            let table = try #require(network.cloud.environment["PARTNER_TABLE_NAME"])
            let partners = PartnerRepository(dynamo: network.cloud.dynamo, table: table)
            var model = try #require(try await partners.get(network.plan.partnerID))
            model.status = .suspended
            _ = try await partners.save(model)
            let partner = PartnerStub(.accepted(confirmation: "no"))
            _ = try await network.deliverFunction(partner)
                .handle(network.receive("DELIVER_TO_PARTNER_QUEUE_URL"), context: Network.context())
            #expect(partner.seen.isEmpty)
            let contract = try await network.contracts.get(network.reference("c-1"))
            #expect(contract?.failureReason == DocumentDelivery<ContractModel>.receiverNotActive)
        }
    }

    @Test("A message about a contract that does not exist delivers nothing, and stays in its queue")
    func unknownContract() async throws {
        try await Self.withSignedContract { network in
            var event = try await network.receive("DELIVER_TO_PARTNER_QUEUE_URL")
            var record = try #require(event.records.first)
            record.body = record.body.replacing("c-1", with: "another")
            event.records = [record]
            let partner = PartnerStub(.accepted(confirmation: "no"))
            let result = try await network.deliverFunction(partner).handle(event, context: Network.context())
            #expect(result.batchItemFailures.count == 1)
            #expect(partner.seen.isEmpty)
        }
    }

    private static func withSignedContract(_ body: (Network) async throws -> Void) async throws {
        try await Network.with { network in
            #expect(try await network.charge(network.body("c-1")).status == 200)
            try await network.processAndSign()
            try await body(network)
        }
    }

    private static func delivery(_ network: Network) async throws -> DeliveryModel {
        let reference = network.reference("c-1")
        let contract = try #require(try await network.contracts.get(reference))
        let deliveryID = try #require(contract.deliveryID)
        return try #require(try await network.contracts.delivery(deliveryID, of: reference))
    }
}
