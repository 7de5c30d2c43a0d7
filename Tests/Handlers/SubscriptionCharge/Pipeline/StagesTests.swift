import FunctionRuntime
import LambdaEvents
import OpenSSLCrypto
import Scenario
import SharedLayer
import SubscriptionCharge
import Testing

@Suite("Stages of a charge", .timeLimit(.minutes(5)))
struct StagesTests {
    @Test("A charge goes through every stage to its partner, and its history verifies")
    func wholeWay() async throws {
        try await Network.with { network in
            #expect(try await network.charge(network.body("c-1")).status == 200)
            try await network.processAndSign()
            let partner = PartnerStub(.accepted(confirmation: "partner-7"))
            let delivered = try await network.deliverFunction(partner)
                .handle(network.receive("DELIVER_TO_PARTNER_QUEUE_URL"), context: Network.context())
            #expect(delivered.batchItemFailures.isEmpty)

            let reference = network.reference("c-1")
            let contract = try #require(try await network.contracts.get(reference))
            #expect(contract.status == .delivered)
            #expect(contract.amountMinorUnits == 4_990)
            #expect(contract.partnerConfirmation == "partner-7")
            let events = try await network.contracts.events(of: reference)
            #expect(events.map(\.type) == [.validated, .processed, .signed, .delivered])
            try ContractEventChain.verify(events, of: contract)

            let seen = try #require(partner.seen.first)
            #expect(partner.seen.count == 1)
            #expect(seen.deliveryID == contract.deliveryID)
            let document = try JSONParser().parse(seen.document)
            #expect(try CanonicalJSON.bytes(of: document) == seen.document)
            #expect(document["amount"] == "49.90")
            #expect(document["metadata"] == ["invoice": "42"])
            #expect(document["transaction_id"]?.string == contract.transactionID)
        }
    }

    @Test("Messages that come again change nothing")
    func redelivered() async throws {
        try await Network.with { network in
            #expect(try await network.charge(network.body("c-1")).status == 200)
            let process = try SubscriptionChargeFunctions.processCharge(network.cloud.environment)
            let message = try await network.receive("PROCESS_CHARGE_QUEUE_URL")
            for _ in 0..<3 {
                let result = try await process.handle(message, context: Network.context())
                #expect(result.batchItemFailures.isEmpty)
            }
            let contract = try #require(try await network.contracts.get(network.reference("c-1")))
            #expect(contract.status == .processed)
            #expect(contract.version == 2)
            #expect(try await network.receive("SIGN_CONTRACT_QUEUE_URL").records.count == 1)
        }
    }

    @Test("The same message twice in one batch makes one change")
    func twiceAtOnce() async throws {
        try await Network.with { network in
            #expect(try await network.charge(network.body("c-1")).status == 200)
            let process = try SubscriptionChargeFunctions.processCharge(network.cloud.environment)
            var event = try await network.receive("PROCESS_CHARGE_QUEUE_URL")
            event.records += event.records
            let result = try await process.handle(event, context: Network.context())
            #expect(result.batchItemFailures.isEmpty)
            #expect(try await network.contracts.events(of: network.reference("c-1")).count == 2)
        }
    }

    @Test("A charge whose mPass was suspended meanwhile is rejected, for good")
    func rejected() async throws {
        try await Network.with { network in
            #expect(try await network.charge(network.body("c-1")).status == 200)
            let table = try #require(network.cloud.environment["MPASS_TABLE_NAME"])
            let mPasses = MPassRepository(dynamo: network.cloud.dynamo, table: table)
            var mPass = try #require(try await mPasses.get(SeedPlan.mPassID(.bronze)))
            mPass.status = .suspended
            _ = try await mPasses.save(mPass)

            let process = try SubscriptionChargeFunctions.processCharge(network.cloud.environment)
            let result = try await process.handle(
                network.receive("PROCESS_CHARGE_QUEUE_URL"), context: Network.context())
            #expect(result.batchItemFailures.isEmpty)
            let contract = try #require(try await network.contracts.get(network.reference("c-1")))
            #expect(contract.status == .rejected)
            #expect(contract.failureReason == "MPASS_NOT_ACTIVE")
            #expect(try await network.receive("SIGN_CONTRACT_QUEUE_URL").records.isEmpty)
            let events = try await network.contracts.events(of: network.reference("c-1"))
            try ContractEventChain.verify(events, of: contract)
        }
    }

    @Test("A message that is none fails alone")
    func malformed() async throws {
        try await Network.with { network in
            #expect(try await network.charge(network.body("c-1")).status == 200)
            var event = try await network.receive("PROCESS_CHARGE_QUEUE_URL")
            var broken = try #require(event.records.first)
            broken.messageId = "broken"
            broken.body = "not a message"
            event.records.append(broken)
            let process = try SubscriptionChargeFunctions.processCharge(network.cloud.environment)
            let result = try await process.handle(event, context: Network.context())
            #expect(result.batchItemFailures.map(\.itemIdentifier) == ["broken"])
            #expect(try await network.contracts.get(network.reference("c-1"))?.status == .processed)
        }
    }
}
