import CurlTransport
import Testing

@testable import SharedLayer

@Suite struct PublishedMessageTests {
    private func verify(
        _ published: PublishedMessage, _ message: SignableMessage, body: [UInt8]? = nil
    ) async throws(HTTPSignatureError) -> VerifiedHTTPSignature {
        try await HTTPMessageVerifier(.test(at: PublishedMessage.created)).verify(
            message, body: body ?? published.body, policy: PublishedMessage.policy
        ) { try $0 == published.key ? published.verificationKey() : nil }
    }

    @Test("has the messages of B.2.1 to B.4")
    func fixtures() {
        #expect(
            PublishedMessage.all.map(\.section) == [
                "B.2.1", "B.2.2", "B.2.3", "B.2.4", "B.2.5", "B.2.6", "B.3", "B.4",
            ])
    }

    @Test("verifies the messages of RFC 9421's appendix B", arguments: PublishedMessage.all)
    func verifies(published: PublishedMessage) async throws {
        let verified = try await verify(published, published.signable())
        #expect(verified.label == published.label)
        #expect(verified.keyID == published.key)
        #expect(verified.algorithm.rawValue == published.algorithm)
        #expect(verified.parameters.created == PublishedMessage.created)
    }

    @Test("writes the fields of those whose algorithm gives one signature only", arguments: ["B.2.5", "B.2.6", "B.4"])
    func signs(section: String) async throws {
        let published = try PublishedMessage.section(section)
        let signed = try await verify(published, published.signable())
        let fields = try await HTTPMessageSigner(.test(at: PublishedMessage.created)).headers(
            for: published.signable(isSigned: false), key: published.signingKey(),
            profile: HTTPSigningProfile(
                components: signed.components, label: published.label, expiresAfterSeconds: nil, hasNonce: false,
                namesAlgorithm: false))
        for field in fields.fields {
            #expect(field.value == published.message.headers.first { $0[0] == field.name }?[1])
        }
        #expect(fields.fields.count == 2)
    }

    @Test("makes signatures that it verifies, of the algorithms that give another each time")
    func signsAnew() async throws {
        for section in ["B.2.3", "B.2.4"] {
            let published = try PublishedMessage.section(section)
            let components = try await verify(published, published.signable()).components
            let fields = try await HTTPMessageSigner(.test(at: PublishedMessage.created)).headers(
                for: published.signable(isSigned: false), key: published.signingKey(),
                profile: HTTPSigningProfile(components: components))
            var message = published.signable(isSigned: false)
            message.add(fields)
            #expect(try await verify(published, message).components == components)
        }
    }

    @Test("takes B.4's transformed messages for the same, and not those that mean another")
    func transformed() async throws {
        let published = try PublishedMessage.section("B.4")
        func request(
            method: String = "GET", url: String, accept: [String]
        ) -> SignableMessage {
            var headers: HTTPHeaders = ["Accept-Language": "en-US,en;q=0.5"]
            for value in accept { headers.add("ACCEPT", value) }
            for field in published.message.headers.suffix(2) { headers.add(field[0], field[1]) }
            return .request(SignableRequest(method: method, url: url, headers: headers))
        }
        let same = "https://example.org/demo?name1=Value1&Name2=value2&param=added"
        #expect(
            try await verify(published, request(url: same, accept: ["application/json", "*/*"])).label == "transform")
        #expect(try await verify(published, request(url: same, accept: ["application/json, */*"])).label == "transform")
        for other in [
            request(method: "POST", url: "https://example.com/demo", accept: ["application/json", "*/*"]),
            request(url: same, accept: ["*/*", "application/json"]),
        ] {
            let error = await #expect(throws: HTTPSignatureError.self) { try await verify(published, other) }
            #expect(error?.code == .signatureMismatch)
        }
    }

    @Test("refuses another body than the one of the covered digest")
    func otherBody() async throws {
        let published = try PublishedMessage.section("B.2.3")
        let error = await #expect(throws: HTTPSignatureError.self) {
            try await verify(published, published.signable(), body: [1])
        }
        #expect(error?.code == .digestMismatch)
    }
}
