import CurlTransport
import Synchronization
import TestSupport
import Testing

@testable import SharedLayer

@Suite struct PartnerCommunicationServiceTests {
    private func service(
        allowing allowed: [String] = ["127.0.0.0/8"], resolver: HostResolver = HostResolver(),
        totalMilliseconds: Int = 10_000
    ) throws -> PartnerCommunicationService {
        PartnerCommunicationService(
            .test(), http: HTTPClient(), policy: try AddressPolicy(insideAddressesAllowed: allowed), resolver: resolver,
            connectTimeoutMilliseconds: 2_000, totalTimeoutMilliseconds: totalMilliseconds)
    }

    private func message(_ url: String, body: [UInt8] = Array(#"{"a": 1.50}"#.utf8)) -> PartnerMessage {
        PartnerMessage(
            url: url, body: body, apiKey: (field: "X-API-Key", value: "secret"), deliveryID: "delivery-1",
            signature: "header..signature")
    }

    /// Sends one message to a peer that answers with the given status and fields.
    private func reply(
        to status: Int, _ fields: [String] = [], body: String = ""
    ) async throws -> PartnerReply {
        try await ScriptedPeer.with { connection in
            while try await connection.readRequest() != nil {
                try await connection.respond(status, fields, body: body)
            }
        } _: { peer in
            try await service().sendToPartner(message("\(peer.url)/hook"))
        }
    }

    @Test("posts the exact bytes with key, delivery id and signature, and returns the confirmation")
    func accepted() async throws {
        try await ScriptedPeer.with { connection in
            while try await connection.readRequest() != nil {
                try await connection.respond(202, body: #"{"ok":true}"#)
            }
        } _: { peer in
            let body: [UInt8] = Array(#"{"a": 1.50}"#.utf8) + [0, 255, 10]
            let reply = try await service().sendToPartner(message("\(peer.url)/hook?x=1", body: body))
            #expect(reply == .accepted(status: 202, confirmation: Array(#"{"ok":true}"#.utf8)))
            let request = try #require(peer.requests.first)
            #expect(request.method == "POST" && request.target == "/hook?x=1")
            #expect(request.body == body)
            #expect(request.header("X-API-Key") == "secret")
            #expect(request.header("X-Delivery-Id") == "delivery-1")
            #expect(request.header("Idempotency-Key") == "delivery-1")
            #expect(request.header("X-JWS-Signature") == "header..signature")
            #expect(request.header("Content-Type") == "application/json")
        }
    }

    @Test("takes these answers for final", arguments: [301, 302, 308, 400, 401, 403, 404, 409, 410, 422])
    func rejected(status: Int) async throws {
        let reply = try await reply(to: status, ["Location: http://127.0.0.1:1/"])
        #expect(reply == .rejected(status: status, reason: "status \(status)"))
    }

    @Test(
        "takes these answers for passing, and remembers when to come back",
        arguments: [408, 425, 429, 500, 502, 503, 504])
    func retried(status: Int) async throws {
        #expect(try await reply(to: status) == .retry(afterSeconds: nil, reason: "status \(status)"))
        let asked = try await reply(to: status, ["Retry-After: 17"])
        #expect(asked == .retry(afterSeconds: 17, reason: "status \(status)"))
    }

    @Test("follows no redirect")
    func redirect() async throws {
        try await ScriptedPeer.with { connection in
            while try await connection.readRequest() != nil { try await connection.respond(200) }
        } _: { target in
            let reply = try await reply(to: 307, ["Location: \(target.url)/inside"])
            #expect(reply == .rejected(status: 307, reason: "status 307"))
            #expect(target.connectionCount == 0)
        }
    }

    @Test("tries again later when the partner refuses the connection, hangs, hangs up or talks nonsense")
    func badPeers() async throws {
        let port = try await FreePort.find()
        #expect(isRetry(try await service().sendToPartner(message("http://127.0.0.1:\(port)/"))))
        let scripts: [ScriptedPeer.Script] = [
            { connection in try await connection.waitForClose() },
            { connection in _ = try await connection.readRequest() },
            { connection in
                _ = try await connection.readRequest()
                try await connection.reset()
            },
            { connection in
                _ = try await connection.readRequest()
                try await connection.write("nonsense\r\n\r\n")
            },
        ]
        for script in scripts {
            let reply = try await ScriptedPeer.with(script) { peer in
                try await service(totalMilliseconds: 300).sendToPartner(message(peer.url))
            }
            #expect(isRetry(reply), "\(reply)")
        }
    }

    @Test("goes by the status of an answer that is too long, and reads its first 64 KB")
    func longConfirmation() async throws {
        let longest = String(repeating: "a", count: 64 << 10)
        #expect(try await reply(to: 200, body: longest) == .accepted(status: 200, confirmation: Array(longest.utf8)))
        let longer = longest + String(repeating: "b", count: 1 << 20)
        #expect(try await reply(to: 200, body: longer) == .accepted(status: 200, confirmation: Array(longest.utf8)))
        #expect(
            try await reply(to: 503, ["Retry-After: 7"], body: longer)
                == .retry(afterSeconds: 7, reason: "status 503"))
        #expect(try await reply(to: 422, body: longer) == .rejected(status: 422, reason: "status 422"))
    }

    @Test(
        "talks to no inside address, under whatever name",
        arguments: [
            "https://127.0.0.1/", "https://localhost/", "https://[::1]/", "https://[::ffff:127.0.0.1]/",
            "https://169.254.169.254/latest/meta-data/", "https://10.0.0.1/", "http://localhost:1/",
        ])
    func blocked(url: String) async throws {
        let reply = await PartnerCommunicationService(.test(), http: UnusedTransport()).sendToPartner(message(url))
        guard case .blockedAddress = reply else {
            Issue.record("\(url): \(reply)")
            return
        }
    }

    @Test(
        "sends nothing to URLs that hide an address",
        arguments: [
            "https://2130706433/", "https://0177.0.0.1/", "https://0x7f.1/", "https://user@127.0.0.1/",
            "file:///etc/passwd",
        ])
    func refusedURLs(url: String) async throws {
        let reply = await PartnerCommunicationService(.test(), http: UnusedTransport()).sendToPartner(message(url))
        guard case .rejected(nil, _) = reply else {
            Issue.record("\(url): \(reply)")
            return
        }
    }

    @Test("refuses a name of which one address is inside, and resolves it only once")
    func mixedAddresses() async throws {
        let lookups = Mutex(0)
        let resolver = HostResolver { _ in
            lookups.withLock { $0 += 1 }
            return [[8, 8, 8, 8], [10, 0, 0, 1]]
        }
        let reply = await PartnerCommunicationService(.test(), http: UnusedTransport(), resolver: resolver)
            .sendToPartner(message("https://partner.example/"))
        #expect(reply == .blockedAddress(reason: "partner.example is the inside address 10.0.0.1"))
        #expect(lookups.withLock { $0 } == 1)
    }

    @Test("connects to the address that was checked, whatever the name leads to")
    func pinned() async throws {
        try await ScriptedPeer.with { connection in
            while try await connection.readRequest() != nil { try await connection.respond(200) }
        } _: { peer in
            let resolver = HostResolver { $0 == "partner.invalid" ? [[127, 0, 0, 1]] : nil }
            let reply = try await service(resolver: resolver)
                .sendToPartner(message("http://partner.invalid:\(peer.port)/"))
            #expect(reply == .accepted(status: 200, confirmation: []))
            #expect(peer.requests.first?.header("Host") == "partner.invalid:\(peer.port)")
        }
    }

    @Test("talks without encryption to allowed inside addresses only")
    func plainOutside() async throws {
        let resolver = HostResolver { _ in [[8, 8, 8, 8]] }
        let reply = await PartnerCommunicationService(.test(), http: UnusedTransport(), resolver: resolver)
            .sendToPartner(message("http://partner.example/"))
        #expect(reply == .rejected(status: nil, reason: "A URL outside must begin with https://"))
    }

    @Test("tries again later when the name does not resolve")
    func unresolved() async throws {
        let resolver = HostResolver { _ in nil }
        let reply = await PartnerCommunicationService(.test(), http: UnusedTransport(), resolver: resolver)
            .sendToPartner(message("https://partner.example/"))
        #expect(isRetry(reply))
    }

    @Test("sends no header field that would become two")
    func injectedHeader() async throws {
        let message = PartnerMessage(
            url: "http://127.0.0.1:1/", body: [], apiKey: (field: "X-API-Key", value: "a\r\nX-Evil: b"),
            deliveryID: "d", signature: nil)
        guard case .rejected(nil, _) = try await service().sendToPartner(message) else {
            Issue.record("the message was sent")
            return
        }
    }

    private func isRetry(_ reply: PartnerReply) -> Bool {
        if case .retry(nil, _) = reply { true } else { false }
    }
}

/// Fails the test that sends anything through it.
private struct UnusedTransport: HTTPTransport {
    func execute(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        Issue.record("\(request.url) was sent")
        throw TransportError(.other, "unused")
    }
}
