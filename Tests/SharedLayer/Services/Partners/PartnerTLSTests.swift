import CurlTransport
import FoundationEssentials
import OpenSSLCrypto
import TestSupport
import Testing

@testable import SharedLayer

@Suite("Deliveries over TLS", .timeLimit(.minutes(3)))
struct PartnerTLSTests {
    private let message = PartnerMessage(body: Array("body".utf8), deliveryID: "d-1")

    private func send(_ message: PartnerMessage, _ endpoint: EndpointConfiguration) async throws -> PartnerReply {
        let service = PartnerCommunicationService(
            .test(), http: HTTPClient(), policy: try AddressPolicy(insideAddressesAllowed: ["127.0.0.1"]),
            resolver: HostResolver { _ in [[127, 0, 0, 1]] })
        return await service.sendToPartner(message, endpoint).reply
    }

    /// Now, by the clock that Python's TLS goes by.
    private static let now = Timestamp.now().secondsSince1970

    private static func withPartner(
        notAfter: Int64 = now + 3_600, asksForClient: Bool = false,
        _ body: (HTTPSPeer, CertificateChain) async throws -> Void
    ) async throws {
        let chain = try CertificateChain(start: now - 3_600, end: now + 3_600)
        let server = try chain.leaf(
            "partner.example", notAfter: notAfter, dnsNames: ["partner.example"], tlsUsages: [.server])
        try await TemporaryDirectory.with { folder in
            let certificate = try folder.write("server.pem", server.certificate.pem + chain.between.certificate.pem)
            let key = try folder.write("server.key", server.key.pem)
            let authorities = try folder.write("authorities.pem", chain.root.certificate.pem)
            try await HTTPSPeer.with(
                certificate: certificate, key: key, clientAuthorities: asksForClient ? authorities : nil
            ) { peer in try await body(peer, chain) }
        }
    }

    private func endpoint(
        _ peer: HTTPSPeer, _ chain: CertificateChain?, host: String = "partner.example",
        authentication: [PartnerAuthentication] = [], pins: [String] = []
    ) -> EndpointConfiguration {
        EndpointConfiguration(
            name: "partner", url: "https://\(host):\(peer.port)/", authentication: authentication,
            authoritiesPEM: chain?.root.certificate.pem, publicKeyPins: pins)
    }

    @Test("A partner with the right certificate takes the message")
    func right() async throws {
        try await Self.withPartner { peer, chain in
            let reply = try await send(message, endpoint(peer, chain))
            guard case .accepted(200, let answer) = reply else {
                Issue.record("\(reply)")
                return
            }
            #expect(String(decoding: answer, as: UTF8.self).contains(#""body": "body""#))
        }
    }

    @Test("A partner with another name's certificate, an expired or an unknown one, or another key, gets nothing")
    func wrong() async throws {
        try await Self.withPartner { peer, chain in
            let otherPin = Data(Digest.hash(.sha256, [1])).base64EncodedString()
            for wrong in [
                endpoint(peer, chain, host: "other.example"), endpoint(peer, nil),
                endpoint(peer, chain, pins: [otherPin]),
            ] {
                let reply = try await send(message, wrong)
                #expect(reply.error?.code == .tlsFailed)
            }
        }
        try await Self.withPartner(notAfter: Self.now - 1) { peer, chain in
            let reply = try await send(message, endpoint(peer, chain))
            #expect(reply.error?.code == .tlsFailed)
        }
    }

    @Test("A partner that asks for a certificate learns from it who sends, and takes nothing without")
    func mutual() async throws {
        try await Self.withPartner(asksForClient: true) { peer, chain in
            let own = try chain.leaf("moneta", tlsUsages: [.client])
            let client = ClientCertificate(
                certificatePEM: own.certificate.pem + chain.between.certificate.pem, keyPEM: own.key.pem)
            let reply = try await send(
                message, endpoint(peer, chain, authentication: [.clientCertificate(client)]))
            guard case .accepted(200, let answer) = reply else {
                Issue.record("\(reply)")
                return
            }
            #expect(String(decoding: answer, as: UTF8.self).contains(#""client": "moneta""#))
            let without = try await send(message, endpoint(peer, chain))
            #expect([.tlsFailed, .connectionLost].contains(without.error?.code))
        }
    }

    @Test("A key and signatures of time, body and URL come with the message, and verify")
    func signed() async throws {
        try await Self.withPartner { peer, chain in
            let surroundings = ServiceSurroundings.test()
            let hmac = HMACSignature(secrets: ["shared"])
            let party = try SigningParty()
            let signer = DetachedJWSRequestSigner(
                CryptoService(surroundings), keyStore: LocalKeyStore(["key": party.key]), keyID: "key",
                thumbprint: party.thumbprint, audience: "partner")
            let endpoint = endpoint(
                peer, chain, authentication: [.apiKey("the key"), .hmac(hmac), .signature(signer)])
            guard case .accepted(200, let answer) = try await send(message, endpoint) else {
                Issue.record("it was not taken")
                return
            }
            let headers = try #require(try JSONParser().parse(answer)["headers"])
            #expect(headers["X-API-Key"]?.string == "the key")
            let value = try #require(headers["X-Signature"]?.string)
            #expect(hmac.isValid(value, for: message.body, at: surroundings.now()))
            let verified = try CryptoService(surroundings).verifyDigitalSignature(
                try #require(headers["X-JWS-Signature"]?.string), of: message.body, certificates: [party.entry()],
                expecting: SignatureExpectation(audience: "partner", url: endpoint.url))
            #expect(verified.thumbprint == party.thumbprint)
        }
    }

    @Test("A message signature covers the URL, the body and the delivery id, and verifies")
    func messageSignature() async throws {
        try await Self.withPartner { peer, chain in
            let surroundings = ServiceSurroundings.test()
            let party = try SigningParty(.ed25519)
            let key = try HTTPSigningKey(LocalKeyStore(["ours": party.key]), keyID: "ours", algorithm: .ed25519)
            let signer = MessageSignatureRequestSigner(HTTPMessageSigner(surroundings), key: key)
            let endpoint = endpoint(peer, chain, authentication: [.signature(signer)])
            guard case .accepted(200, let answer) = try await send(message, endpoint) else {
                Issue.record("it was not taken")
                return
            }
            var headers = HTTPHeaders()
            for member in try #require(JSONParser().parse(answer)["headers"]?.object).members {
                headers.add(member.name, member.value.string ?? "")
            }
            let verified = HTTPVerificationKey.init(_:algorithm:)
            let policy = HTTPSignaturePolicy(requiredComponents: Set(MessageSignatureRequestSigner.components))
            func check(_ headers: HTTPHeaders) async throws {
                _ = try await HTTPMessageVerifier(surroundings).verify(
                    .request(SignableRequest(method: "POST", url: endpoint.url, headers: headers)), body: message.body,
                    policy: policy, key: { _ in try verified(party.key.publicKey, .ed25519) })
            }
            try await check(headers)
            headers[PartnerMessage.deliveryIDField] = "another"
            let changed = headers
            await #expect(throws: HTTPSignatureError.self) { try await check(changed) }
        }
    }

    @Test("A key store that does not answer is an error of its own: nothing is sent")
    func unsigned() async throws {
        let signer = DetachedJWSRequestSigner(
            CryptoService(.test()), keyStore: LocalKeyStore([:]), keyID: "none", audience: "partner")
        let service = PartnerCommunicationService(
            .test(), http: UnusedTransport(), resolver: HostResolver { _ in [[8, 8, 8, 8]] })
        let reply = await service.sendToPartner(
            message,
            EndpointConfiguration(name: "p", url: "https://a.example/", authentication: [.signature(signer)])
        ).reply
        guard case .retry(nil, let error) = reply else {
            Issue.record("\(reply)")
            return
        }
        #expect(error.code == .signingFailed)
        for secrets in [[], ["secret", ""]] as [[SecretText]] {
            let unsigned = EndpointConfiguration(
                name: "p", url: "https://a.example/", authentication: [.hmac(HMACSignature(secrets: secrets))])
            #expect(await service.sendToPartner(message, unsigned).reply.error?.code == .invalidConfiguration)
        }
    }
}
