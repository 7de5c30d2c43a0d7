import CurlTransport
import Logging
import Synchronization
import TestSupport
import Testing

@testable import SharedLayer

/// What docs/shared-layer/partner-communication.md shows.
@Suite(.timeLimit(.minutes(2))) struct PartnerExampleTests {
    @Test("The shortest use delivers, and tells what was tried")
    func shortest() async throws {
        let surroundings = ServiceSurroundings.test()
        let http = ScriptedTransport([ScriptedTransport.ok("{}")])
        let resolver = HostResolver { _ in [[8, 8, 8, 8]] }
        let communication = PartnerCommunicationService(surroundings, http: http, resolver: resolver)
        let endpoint = EndpointConfiguration(
            name: "partner-7", url: "https://partner.example/hook",
            authentication: [.apiKey(field: "X-API-Key", SecretText("from Secrets Manager"))])
        let message = PartnerMessage(body: Array(#"{"amount":"1.50"}"#.utf8), deliveryID: "delivery-1")

        let delivery = await communication.sendToPartner(message, endpoint)
        switch delivery.reply {
        case .accepted(let status, let confirmation):
            #expect(status == 200 && confirmation == Array("{}".utf8))
        case .retry(let seconds, let error): Issue.record("later, after \(seconds ?? 0) s: \(error)")
        case .rejected(let error): Issue.record("never: \(error)")
        }
        #expect(delivery.attempts.map(\.status) == [200])
    }

    @Test("A service with everything keeps to the deadline")
    func everything() async throws {
        try await StackTable.with { table in
            let http = HTTPClient()
            defer { http.shutdown() }
            let surroundings = ServiceSurroundings.test()
            let dynamo = table.dynamo
            let communication = PartnerCommunicationService(
                surroundings, http: http,
                policy: try AddressPolicy(insideAddressesAllowed: ["127.0.0.1"]),
                settings: PartnerSettings(
                    totalTimeoutMilliseconds: 5_000,
                    retries: PartnerRetries(attemptsMax: 3, jitter: .decorrelated)),
                breaker: CircuitBreaker(surroundings, dynamo: dynamo, table: table.name),
                bulkhead: Bulkhead(concurrentMax: 10))

            try await ScriptedPeer.with { connection in
                while try await connection.readRequest() != nil { try await connection.respond(202) }
            } _: { peer in
                let endpoint = EndpointConfiguration(
                    name: "partner-7", url: peer.url,
                    authentication: [.hmac(HMACSignature(secrets: ["the newest secret", "the one before"]))])
                let message = PartnerMessage(body: [], deliveryID: "delivery-1")
                let deadline = surroundings.now().adding(seconds: 10)
                let delivery = await communication.sendToPartner(message, endpoint, deadline: deadline)
                #expect(delivery.reply == .accepted(status: 202, confirmation: []))
                #expect(peer.requests[0].header("X-Signature")?.hasPrefix("t=1800000000,v1=") == true)
            }
        }
    }

    @Test("A handler's own test needs a scripted answer and no partner")
    func ownTest() async throws {
        let http = ScriptedTransport([
            .success(HTTPResponse(status: 503, headers: ["Retry-After": "30"], body: []))
        ])
        let communication = PartnerCommunicationService(
            .test(), http: http, resolver: HostResolver { _ in [[8, 8, 8, 8]] })
        let delivery = await communication.sendToPartner(
            PartnerMessage(body: [], deliveryID: "d"), EndpointConfiguration(name: "p", url: "https://p.example/"))
        #expect(delivery.reply.error?.code == .unavailable)
        #expect(http.requests.count == 1)
    }
}
