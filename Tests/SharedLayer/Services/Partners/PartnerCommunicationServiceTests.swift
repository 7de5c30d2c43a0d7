import CurlTransport
import FoundationEssentials
import Synchronization
import TestSupport
import Testing

@testable import SharedLayer

@Suite(.timeLimit(.minutes(5))) struct PartnerCommunicationServiceTests {
    private func service(
        allowing allowed: [String] = ["127.0.0.0/8"], resolver: HostResolver = HostResolver(),
        totalMilliseconds: Int = 10_000
    ) throws -> PartnerCommunicationService {
        PartnerCommunicationService(
            .test(), http: HTTPClient(), policy: try AddressPolicy(insideAddressesAllowed: allowed),
            settings: PartnerSettings(
                connectTimeoutMilliseconds: 2_000, totalTimeoutMilliseconds: totalMilliseconds),
            resolver: resolver)
    }

    private func unused(_ policy: AddressPolicy = AddressPolicy(), _ addresses: [[UInt8]]? = nil)
        -> PartnerCommunicationService
    {
        let resolver = addresses.map { found in HostResolver { _ in found } } ?? HostResolver()
        return PartnerCommunicationService(.test(), http: UnusedTransport(), policy: policy, resolver: resolver)
    }

    private func message(
        _ body: [UInt8] = Array(#"{"a": 1.50}"#.utf8), headers: HTTPHeaders = [:]
    ) -> PartnerMessage {
        PartnerMessage(body: body, deliveryID: "delivery-1", headers: headers)
    }

    private func endpoint(_ url: String, _ authentication: [PartnerAuthentication] = []) -> EndpointConfiguration {
        EndpointConfiguration(name: "partner", url: url, authentication: authentication)
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
            try await service().sendToPartner(message(), endpoint("\(peer.url)/hook")).reply
        }
    }

    @Test("posts the exact bytes with key, delivery id and more fields, and returns the confirmation")
    func accepted() async throws {
        try await ScriptedPeer.with { connection in
            while try await connection.readRequest() != nil {
                try await connection.respond(202, body: #"{"ok":true}"#)
            }
        } _: { peer in
            let body: [UInt8] = Array(#"{"a": 1.50}"#.utf8) + [0, 255, 10]
            let delivery = try await service().sendToPartner(
                message(body, headers: ["X-JWS-Signature": "header..signature"]),
                endpoint("\(peer.url)/hook?x=1", [.apiKey(field: "X-Key", "secret")]))
            #expect(delivery.reply == .accepted(status: 202, confirmation: Array(#"{"ok":true}"#.utf8)))
            #expect(delivery.deliveryID == "delivery-1" && delivery.endpoint == "partner")
            #expect(delivery.attempts.map(\.status) == [202] && delivery.attempts[0].errorCode == nil)
            let request = try #require(peer.requests.first)
            #expect(request.method == "POST" && request.target == "/hook?x=1")
            #expect(request.body == body)
            #expect(request.header("X-Key") == "secret")
            #expect(request.header("X-Delivery-Id") == "delivery-1")
            #expect(request.header("Idempotency-Key") == "delivery-1")
            #expect(request.header("X-JWS-Signature") == "header..signature")
            #expect(request.header("Content-Type") == "application/json")
        }
    }

    @Test("takes these answers for final", arguments: [400, 401, 403, 404, 409, 410, 422])
    func rejected(status: Int) async throws {
        #expect(try await reply(to: status) == .rejected(.init(.refused, "status \(status)", status: status)))
    }

    @Test(
        "takes these answers for passing, and remembers when to come back",
        arguments: [408, 425, 429, 500, 502, 503, 504])
    func retried(status: Int) async throws {
        let code: PartnerCommunicationError.Code = status == 429 ? .throttled : .unavailable
        let error = PartnerCommunicationError(code, "status \(status)", status: status)
        #expect(try await reply(to: status) == .retry(afterSeconds: nil, error))
        #expect(try await reply(to: status, ["Retry-After: 17"]) == .retry(afterSeconds: 17, error))
        let date = "Retry-After: Fri, 15 Jan 2027 08:00:30 GMT"
        #expect(try await reply(to: status, [date]) == .retry(afterSeconds: 30, error))
        #expect(try await reply(to: status, ["Retry-After: soon"]) == .retry(afterSeconds: nil, error))
    }

    @Test("follows no redirect, and names its host alone", arguments: [301, 302, 303, 307, 308])
    func redirect(status: Int) async throws {
        try await ScriptedPeer.with { connection in
            while try await connection.readRequest() != nil { try await connection.respond(200) }
        } _: { target in
            let reply = try await reply(to: status, ["Location: \(target.url)/inside?token=secret"])
            #expect(
                reply
                    == .rejected(
                        .init(
                            .redirected, "status \(status) to \(target.url): redirects are not followed",
                            status: status)))
            for (location, told) in [
                ("https://user:secret@partner.example/secret", " to https://partner.example"),
                ("/hooks/secret", ""), ("//partner.example/secret", ""), ("https:secret", ""),
                ("https://a b\u{7}/secret", ""),
            ] {
                let error = try await self.reply(to: status, ["Location: \(location)"]).error
                #expect(error?.message == "status \(status)\(told): redirects are not followed", "\(location)")
            }
            #expect(target.connectionCount == 0)
        }
    }

    @Test("tells by its code what a peer did that refuses, hangs, hangs up, resets or talks nonsense")
    func badPeers() async throws {
        let port = try await FreePort.find()
        #expect(
            try await service().sendToPartner(message(), endpoint("http://127.0.0.1:\(port)/")).reply.error?.code
                == .connectionFailed)
        let scripts: [(PartnerCommunicationError.Code, ScriptedPeer.Script)] = [
            (.timedOut, { connection in try await connection.waitForClose() }),
            (.connectionLost, { connection in _ = try await connection.readRequest() }),
            (
                .connectionLost,
                { connection in
                    _ = try await connection.readRequest()
                    try await connection.reset()
                }
            ),
            (
                .connectionLost,
                { connection in
                    _ = try await connection.readRequest()
                    try await connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
                }
            ),
            (
                .malformedAnswer,
                { connection in
                    _ = try await connection.readRequest()
                    try await connection.write("nonsense\r\n\r\n")
                }
            ),
        ]
        for (code, script) in scripts {
            let delivery = try await ScriptedPeer.with(script) { peer in
                try await service(totalMilliseconds: 500).sendToPartner(message(), endpoint(peer.url))
            }
            guard case .retry(nil, let error) = delivery.reply else {
                Issue.record("\(delivery)")
                continue
            }
            #expect(error.code == code && delivery.attempts.map(\.errorCode) == [code], "\(error)")
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
                == .retry(afterSeconds: 7, .init(.unavailable, "status 503", status: 503)))
    }

    @Test("sends no message that is too long")
    func longMessage() async throws {
        let service = PartnerCommunicationService(
            .test(), http: UnusedTransport(), settings: PartnerSettings(requestBytesMax: 4))
        let reply = await service.sendToPartner(message([1, 2, 3, 4, 5]), endpoint("https://a.example/")).reply
        #expect(reply == .rejected(.init(.messageTooLarge, "A message may have at most 4 bytes")))
    }

    @Test(
        "talks to no inside address, under whatever name",
        arguments: [
            "https://127.0.0.1/", "https://localhost/", "https://[::1]/", "https://[::ffff:127.0.0.1]/",
            "https://169.254.169.254/latest/meta-data/", "https://10.0.0.1/", "http://localhost:1/",
            "https://[fd00:ec2::254]/", "https://[64:ff9b::a9fe:a9fe]/", "https://[2002:7f00:1::]/",
        ])
    func blocked(url: String) async throws {
        #expect(await unused().sendToPartner(message(), endpoint(url)).reply.error?.code == .blockedAddress)
    }

    @Test(
        "sends nothing to URLs that hide where they lead",
        arguments: [
            "https://2130706433/", "https://0177.0.0.1/", "https://0x7f.1/", "https://127.1/",
            "https://user@a.example/",
            "https://a.example./", "https://a%2eexample/", "https://münchen.example/", "https://[fe80::1%25eth0]/",
            "https://a.example#@b.example/", "https://a.example\\@b.example/", "file:///etc/passwd", "https:///", "",
        ])
    func refusedURLs(url: String) async throws {
        #expect(await unused().sendToPartner(message(), endpoint(url)).reply.error?.code == .invalidURL)
    }

    @Test("refuses a name of which one address is inside, whichever comes first, and resolves it only once")
    func mixedAddresses() async throws {
        for addresses: [[UInt8]] in [[[8, 8, 8, 8], [10, 0, 0, 1]], [[10, 0, 0, 1], [8, 8, 8, 8]]] {
            let lookups = Mutex(0)
            let resolver = HostResolver { _ in
                lookups.withLock { $0 += 1 }
                return addresses
            }
            let reply = await PartnerCommunicationService(.test(), http: UnusedTransport(), resolver: resolver)
                .sendToPartner(message(), endpoint("https://partner.example/")).reply
            #expect(reply == .rejected(.init(.blockedAddress, "partner.example is the inside address 10.0.0.1")))
            #expect(lookups.withLock { $0 } == 1)
        }
    }

    @Test("connects to the address that was checked, whatever the name leads to")
    func pinned() async throws {
        try await ScriptedPeer.with { connection in
            while try await connection.readRequest() != nil { try await connection.respond(200) }
        } _: { peer in
            let resolver = HostResolver { $0 == "partner.invalid" ? [[127, 0, 0, 1]] : nil }
            let reply = try await service(resolver: resolver)
                .sendToPartner(message(), endpoint("http://partner.invalid:\(peer.port)/")).reply
            #expect(reply == .accepted(status: 200, confirmation: []))
            #expect(peer.requests.first?.header("Host") == "partner.invalid:\(peer.port)")
        }
    }

    @Test("sends exactly the checked addresses to the transport, and looks a name up anew for each attempt")
    func rebinding() async throws {
        let answers = Mutex<[[[UInt8]]]>([[[8, 8, 8, 8], [1, 1, 1, 1]], [[169, 254, 169, 254]]])
        let http = ScriptedTransport([ScriptedTransport.error(503, "")])
        let service = PartnerCommunicationService(
            .test(), http: http, settings: PartnerSettings(retries: PartnerRetries(attemptsMax: 3)),
            resolver: HostResolver { _ in answers.withLock { $0.removeFirst() } },
            clock: RecordedRetryClock().clock)
        let delivery = await service.sendToPartner(message(), endpoint("https://partner.example/"))
        #expect(delivery.attempts.map(\.errorCode) == [.unavailable, .blockedAddress])
        #expect(http.requests.map(\.pinnedAddresses) == [["8.8.8.8", "1.1.1.1"]])
    }

    @Test("talks to hosts outside with encryption, and on the ports of HTTPS")
    func outside() async throws {
        let outside: [[UInt8]] = [[8, 8, 8, 8]]
        let plain = await unused(AddressPolicy(), outside).sendToPartner(message(), endpoint("http://a.example/"))
        #expect(plain.reply == .rejected(.init(.invalidURL, "A URL outside must begin with https://")))
        let port = await unused(AddressPolicy(), outside).sendToPartner(message(), endpoint("https://a.example:22/"))
        #expect(port.reply.error?.code == .blockedPort)
        for (url, ports) in [
            ("https://a.example/", AddressPolicy.portsAllowedDefault), ("https://a.example:8443/", [8443]),
        ] as [(String, Set<Int>)] {
            let http = ScriptedTransport([ScriptedTransport.ok("")])
            let service = PartnerCommunicationService(
                .test(), http: http, policy: AddressPolicy(portsAllowed: ports),
                resolver: HostResolver { _ in outside })
            #expect(
                await service.sendToPartner(message(), endpoint(url)).reply == .accepted(status: 200, confirmation: []))
        }
    }

    @Test("tries again later when the name does not resolve")
    func unresolved() async throws {
        for resolver in [HostResolver { _ in nil }, HostResolver { _ in [] }, HostResolver { _ in [[1, 2, 3]] }] {
            let reply = await PartnerCommunicationService(.test(), http: UnusedTransport(), resolver: resolver)
                .sendToPartner(message(), endpoint("https://partner.example/")).reply
            guard case .retry(nil, let error) = reply, error.code == .nameNotResolved else {
                Issue.record("\(reply)")
                return
            }
        }
    }

    @Test("sends no header field that would become two, and shows no key in saying so")
    func injectedHeader() async throws {
        let reply = try await service().sendToPartner(
            message(), endpoint("http://127.0.0.1:1/", [.apiKey(field: "X-API-Key", "secret\r\nX-Evil: b")])
        ).reply
        #expect(reply.error?.code == .invalidMessage)
        #expect(!"\(reply)".contains("secret"))
    }
}

/// Fails the test that sends anything through it.
struct UnusedTransport: HTTPTransport {
    func execute(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        Issue.record("\(request.url) was sent")
        throw TransportError(.other, "unused")
    }
}
