import LambdaEvents
import Scenario
import SharedLayer
import SubscriptionCharge
import TestSupport
import Testing

@Suite("Delivering over HTTP", .timeLimit(.minutes(5)))
struct PartnerHTTPTests {
    @Test("The partner gets the signed bytes, the delivery id and its API key, and its confirmation is kept")
    func delivers() async throws {
        try await ScriptedPeer.with { connection in
            while try await connection.readRequest() != nil {
                try await connection.respond(201, ["Content-Type: application/json"], body: #"{"confirmation": "p-7"}"#)
            }
        } _: { partner in
            try await Self.withSignedContract(partnerURL: partner.url + "/contracts") { network in
                let function = try SubscriptionChargeFunctions.deliverToPartner(network.cloud.environment)
                let result = try await function.handle(
                    network.receive("DELIVER_TO_PARTNER_QUEUE_URL"), context: Network.context())
                #expect(result.batchItemFailures.isEmpty)

                let reference = network.reference("c-1")
                let contract = try #require(try await network.contracts.get(reference))
                #expect(contract.status == .delivered)
                #expect(contract.partnerConfirmation == "p-7")

                let request = try #require(partner.requests.first)
                #expect(partner.requests.count == 1)
                #expect(request.header("X-API-Key") == "partner-key-1")
                #expect(request.header("X-Delivery-Id") == contract.deliveryID)
                #expect(request.header("Content-Type") == "application/json")
                let document = try #require(try await network.contracts.document(of: reference))
                #expect(request.body == document.document)
                #expect(request.header("X-JWS-Signature") == document.signature)

                // That the signature holds is KeyStoreDocumentSignerTests' part: moto's salt is not the one that PS256
                // calls for (RFC 7518 section 3.5), AWS's and the emulator's is.
                let jws = try DetachedJWS(compact: document.signature)
                #expect(jws.header.keyID == network.cloud.environment["SIGNING_KEY_ID"])
            }
        }
    }

    @Test("A partner that refuses is not asked again", arguments: [302, 400, 401, 404])
    func refuses(status: Int) async throws {
        try await ScriptedPeer.with { connection in
            while try await connection.readRequest() != nil {
                try await connection.respond(status, ["Location: http://127.0.0.1:1/"], body: "no")
            }
        } _: { partner in
            try await Self.withSignedContract(partnerURL: partner.url) { network in
                let function = try SubscriptionChargeFunctions.deliverToPartner(network.cloud.environment)
                let result = try await function.handle(
                    network.receive("DELIVER_TO_PARTNER_QUEUE_URL"), context: Network.context())
                #expect(result.batchItemFailures.isEmpty)
                #expect(try await network.contracts.get(network.reference("c-1"))?.status == .deliveryFailed)
                #expect(try await network.receive("DELIVER_TO_PARTNER_DEAD_LETTER_QUEUE_URL").records.count == 1)
                #expect(partner.requests.count == 1)
            }
        }
    }

    @Test("An inside address is refused unless the setting allows it, and nothing is sent to it")
    func inside() async throws {
        try await ScriptedPeer.with { connection in
            while try await connection.readRequest() != nil { try await connection.respond() }
        } _: { partner in
            try await Self.withSignedContract(partnerURL: partner.url) { network in
                var environment = network.cloud.environment
                environment["PARTNER_INSIDE_ADDRESSES_ALLOWED"] = ""
                let function = try SubscriptionChargeFunctions.deliverToPartner(environment)
                _ = try await function.handle(
                    network.receive("DELIVER_TO_PARTNER_QUEUE_URL"), context: Network.context())
                let contract = try #require(try await network.contracts.get(network.reference("c-1")))
                #expect(contract.status == .deliveryFailed)
                #expect(contract.failureReason?.hasPrefix("blocked address") == true)
                #expect(partner.connectionCount == 0)
            }
        }
    }

    @Test("A partner that keeps failing is left alone by every environment")
    func circuit() async throws {
        try await ScriptedPeer.with { connection in
            while try await connection.readRequest() != nil { try await connection.respond(503) }
        } _: { partner in
            try await Self.withSignedContract(partnerURL: partner.url) { network in
                let event = try await network.receive("DELIVER_TO_PARTNER_QUEUE_URL")
                let function = try SubscriptionChargeFunctions.deliverToPartner(network.cloud.environment)
                for _ in 0..<10 { _ = try await function.handle(event, context: Network.context()) }
                #expect(partner.requests.count == 10)

                let other = try SubscriptionChargeFunctions.deliverToPartner(network.cloud.environment)
                let result = try await other.handle(event, context: Network.context())
                #expect(result.batchItemFailures.count == 1)
                #expect(partner.requests.count == 10)
                #expect(try await network.contracts.get(network.reference("c-1"))?.status == .signed)
            }
        }
    }

    @Test("Too little time before the deadline leaves the delivery to the next receive")
    func deadline() async throws {
        try await ScriptedPeer.with { connection in
            while try await connection.readRequest() != nil { try await connection.respond() }
        } _: { partner in
            try await Self.withSignedContract(partnerURL: partner.url) { network in
                let function = try SubscriptionChargeFunctions.deliverToPartner(network.cloud.environment)
                let result = try await function.handle(
                    network.receive("DELIVER_TO_PARTNER_QUEUE_URL"), context: Network.context(remaining: 1_000))
                #expect(result.batchItemFailures.count == 1)
                #expect(partner.connectionCount == 0)
            }
        }
    }

    private static func withSignedContract(
        partnerURL: String, _ body: (Network) async throws -> Void
    ) async throws {
        try await Network.with(partnerURL: partnerURL) { network in
            #expect(try await network.charge(network.body("c-1")).status == 200)
            try await network.processAndSign()
            try await body(network)
        }
    }
}
