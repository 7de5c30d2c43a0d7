import CurlTransport
import OpenSSLCrypto
import Testing

@testable import SharedLayer

@Suite struct HTTPMessageVerifierTests {
    private static let now: Int64 = 1_800_000_000
    private let key: PrivateKey
    private let request: HTTPRequest

    init() async throws {
        key = try PrivateKey.generate(.ed25519)
        request = HTTPRequest(
            .post, "https://partner.example/deliveries?id=7", headers: ["Content-Type": "application/json"],
            body: Array(#"{"amount":"1.50"}"#.utf8))
    }

    private func signed(
        _ profile: HTTPSigningProfile = HTTPSigningProfile(), at seconds: Int64 = now, _ request: HTTPRequest? = nil
    ) async throws -> HTTPRequest {
        try await HTTPMessageSigner(.test(at: seconds)).signed(
            request ?? self.request,
            key: HTTPSigningKey(LocalKeyStore(["k": key]), keyID: "k", algorithm: .ed25519), profile: profile)
    }

    private func verify(
        _ request: HTTPRequest, policy: HTTPSignaturePolicy = HTTPSignaturePolicy(), at seconds: Int64 = now
    ) async throws(HTTPSignatureError) -> VerifiedHTTPSignature {
        let publicKey = key.publicKey
        return try await HTTPMessageVerifier(.test(at: seconds)).verify(
            .request(SignableRequest(request)), body: request.body, policy: policy
        ) { try $0 == "k" ? HTTPVerificationKey(publicKey, algorithm: .ed25519) : nil }
    }

    private func code(
        _ request: HTTPRequest, policy: HTTPSignaturePolicy = HTTPSignaturePolicy(), at seconds: Int64 = now
    ) async -> HTTPSignatureError.Code? {
        do throws(HTTPSignatureError) {
            _ = try await verify(request, policy: policy, at: seconds)
            return nil
        } catch {
            return error.code
        }
    }

    @Test("verifies a request that it signed, with its body's digest")
    func roundTrip() async throws {
        let signed = try await signed()
        #expect(signed.headers["Content-Digest"]?.hasPrefix("sha-256=:") == true)
        let verified = try await verify(signed)
        #expect(verified.components == HTTPSigningProfile.requestComponents)
        #expect(verified.parameters.nonce?.isEmpty == false)
        #expect(verified.parameters.algorithm == "ed25519")
        #expect(verified.countsUntil == Self.now + 360)
    }

    @Test("refuses a request of which anything covered was changed")
    func changed() async throws {
        let signed = try await signed()
        var others: [(HTTPRequest, HTTPSignatureError.Code)] = []
        others.append((HTTPRequest(.put, signed.url, headers: signed.headers, body: signed.body), .signatureMismatch))
        others.append(
            (
                HTTPRequest(
                    .post, "https://partner.example/deliveries?id=8", headers: signed.headers, body: signed.body),
                .signatureMismatch
            ))
        var body = signed
        body.body += [0x20]
        others.append((body, .digestMismatch))
        var digest = body
        digest.headers["Content-Digest"] = ContentDigest.value(of: body.body)
        others.append((digest, .signatureMismatch))
        var later = signed
        later.headers["Signature-Input"] = signed.headers["Signature-Input"]?.replacing(
            "created=1800000000", with: "created=1800000001")
        others.append((later, .signatureMismatch))
        for (request, expected) in others { #expect(await code(request) == expected) }
    }

    @Test("adds nothing to what a request says of its body")
    func ownDigest() async throws {
        var request = request
        request.headers["Content-Digest"] = ContentDigest.value(of: request.body, .sha512)
        let signed = try await signed(HTTPSigningProfile(), request)
        #expect(signed.headers.values("Content-Digest").count == 1)
        #expect(await code(signed) == nil)
    }

    @Test("checks the body however its digest is covered, and counts no digest that is broken or not covered")
    func digestForms() async throws {
        let strict = SignatureComponent.contentDigest.strictlySerialized()
        let digest = ContentDigest.value(of: request.body)
        let cases: [(SignatureComponent, String, HTTPSignatureError.Code?)] = [
            (strict, digest, nil), (.contentDigest.member("sha-256"), digest, nil),
            (.contentDigest.member("md5"), "md5=:AAAA:, \(digest)", .digestMissing),
        ]
        for (component, value, expected) in cases {
            var request = request
            request.headers["Content-Digest"] = value
            var signed = try await signed(HTTPSigningProfile(components: [.method, component]), request)
            let policy = HTTPSignaturePolicy(requiredComponents: [.method, component])
            #expect(await code(signed, policy: policy) == expected)
            signed.body = Array("other".utf8)
            #expect(await code(signed, policy: policy) == expected ?? .digestMismatch)
        }
    }

    @Test("has its secrets in no dump")
    func secrets() throws {
        let secret = [UInt8](repeating: 201, count: 32)
        var text = ""
        dump(try HTTPSigningKey(secret: secret, keyID: "k"), to: &text)
        dump(try HTTPVerificationKey(secret: secret), to: &text)
        #expect(!text.contains("201"))
    }

    @Test("takes an age without a bound")
    func noBound() async throws {
        let signed = try await signed(HTTPSigningProfile(expiresAfterSeconds: nil))
        #expect(await code(signed, policy: HTTPSignaturePolicy(ageSecondsMax: .max, clockSkewSeconds: .max)) == nil)
    }

    @Test(
        "refuses signatures outside of their time, clocks' difference allowed for",
        arguments: [
            (-61, HTTPSignatureError.Code.notYetValid), (-60, nil), (0, nil), (359, nil), (360, .expired),
        ] as [(Int64, HTTPSignatureError.Code?)])
    func time(offset: Int64, expected: HTTPSignatureError.Code?) async throws {
        #expect(await code(try await signed(), at: Self.now + offset) == expected)
    }

    @Test("refuses what is too old even when it says that it counts for longer, or says nothing")
    func age() async throws {
        for seconds in [nil, 86_400] as [Int64?] {
            let signed = try await signed(HTTPSigningProfile(expiresAfterSeconds: seconds))
            #expect(await code(signed, at: Self.now + 360) == nil)
            #expect(await code(signed, at: Self.now + 361) == .expired)
        }
    }

    @Test("refuses a signature that does not cover or say what it must")
    func policy() async throws {
        let bare = try await signed(
            HTTPSigningProfile(components: [.method], expiresAfterSeconds: nil, hasNonce: false))
        #expect(await code(bare) == .componentNotCovered)
        #expect(await code(bare, policy: HTTPSignaturePolicy(requiredComponents: [.method])) == nil)
        #expect(
            await code(bare, policy: HTTPSignaturePolicy(requiredComponents: [.method], requiresNonce: true))
                == .parameterMissing)
        #expect(
            await code(bare, policy: HTTPSignaturePolicy(requiredComponents: [.method], requiresExpires: true))
                == .parameterMissing)
        let signed = try await signed()
        #expect(await code(signed, policy: HTTPSignaturePolicy(algorithms: [.rsaPSSSHA512])) == .algorithmRefused)
        #expect(await code(signed, policy: HTTPSignaturePolicy(tag: "deliveries")) == .signatureMissing)
        #expect(await code(signed, policy: HTTPSignaturePolicy(label: "sig2")) == .signatureMissing)
        #expect(await code(request) == .signatureMissing)
    }

    @Test(
        "refuses a signature that lacks its key's name or its time", arguments: ["created", "keyid"])
    func missing(name: String) async throws {
        var signed = try await signed()
        let input = try #require(signed.headers["Signature-Input"])
        let parts = input.split(separator: ";").filter { !$0.hasPrefix("\(name)=") }
        signed.headers["Signature-Input"] = parts.joined(separator: ";")
        #expect(await code(signed) == .parameterMissing)
    }

    @Test("lets no signature choose another algorithm than its key's")
    func swappedAlgorithm() async throws {
        let signed = try await signed()
        for name in ["hmac-sha256", "rsa-pss-sha512", "none", ""] {
            var other = signed
            other.headers["Signature-Input"] = signed.headers["Signature-Input"]?.replacing(
                "\"ed25519\"", with: "\"\(name)\"")
            let policy = HTTPSignaturePolicy(algorithms: Set(HTTPSignatureAlgorithm.allCases))
            #expect(await code(other, policy: policy) == .algorithmRefused)
        }
        let rsa = try PrivateKey.generate(.rsa(bits: 2048)).publicKey
        for algorithm in [HTTPSignatureAlgorithm.ed25519, .ecdsaP256SHA256, .hmacSHA256] {
            let error = #expect(throws: HTTPSignatureError.self) { try HTTPVerificationKey(rsa, algorithm: algorithm) }
            #expect(error?.code == .keyUnfit)
        }
        // The public key's bytes are no secret between the two.
        let forged = try await HTTPMessageSigner(.test(at: Self.now)).signed(
            request, key: HTTPSigningKey(secret: key.publicKey.spkiDER, keyID: "k"))
        #expect(await code(forged) == .algorithmRefused)
        #expect(
            await code(forged, policy: HTTPSignaturePolicy(algorithms: Set(HTTPSignatureAlgorithm.allCases)))
                == .algorithmRefused)
    }

    @Test("finds the signature of a label or tag among several, and one that counts among those that do not")
    func several() async throws {
        let first = try await signed(HTTPSigningProfile(label: "proxy", tag: "a"))
        let both = try await signed(HTTPSigningProfile(label: "sig2", tag: "b"), first)
        #expect(try await verify(both).label == "proxy")
        #expect(try await verify(both, policy: HTTPSignaturePolicy(label: "sig2")).label == "sig2")
        #expect(try await verify(both, policy: HTTPSignaturePolicy(tag: "b")).parameters.tag == "b")
        let late = try await signed(HTTPSigningProfile(label: "late"), at: Self.now - 1_000)
        #expect(try await verify(signed(HTTPSigningProfile(label: "sig2"), late)).label == "sig2")
        #expect(await code(both, policy: HTTPSignaturePolicy(signaturesMax: 1)) == .tooManySignatures)
        let error = await #expect(throws: HTTPSignatureError.self) {
            try await signed(HTTPSigningProfile(label: "sig2"), both)
        }
        #expect(error?.code == .labelTaken)
    }

    @Test(
        "refuses fields that are broken",
        arguments: [
            ("Signature", "sig1=:AAAA"), ("Signature", "sig1=AAAA"), ("Signature", "sig1=:A:"),
            ("Signature", "sig1=:AB==:"),
            ("Signature", "sig1=(:AAAA:)"), ("Signature-Input", "sig1"), ("Signature-Input", "sig1=5"),
            ("Signature-Input", "sig1=(\"@method\""), ("Signature-Input", "sig1=(\"@method\" \"@method\");created=1"),
            ("Signature-Input", "sig1=(\"@query-param\";name=\"a\" \"@query-param\";name=\"a\")"),
            ("Signature-Input", "sig1=(@method)"), ("Signature-Input", "sig1=(1)"),
            ("Signature-Input", "sig1=(\"@method\");created=\"now\""),
            ("Signature-Input", "sig1=(\"@method\");keyid=k"),
            ("Signature-Input", "sig1=(\"@method\"),"), ("Signature-Input", "é=()"),
        ])
    func broken(name: String, value: String) async throws {
        var signed = try await signed()
        signed.headers[name] = value
        #expect(await code(signed, policy: HTTPSignaturePolicy(requiredComponents: [])) == .malformed)
    }

    @Test(
        "refuses components that it does not understand",
        arguments: [
            "\"@unknown\"", "\"date\";zz", "\"date\";sf=?0", "\"Date\"", "\"@signature-params\"", "\"date\";bs;sf",
        ])
    func unknown(component: String) async throws {
        var signed = try await signed()
        signed.headers["Signature-Input"] = "sig1=(\(component));created=1800000000;keyid=\"k\""
        #expect(await code(signed, policy: HTTPSignaturePolicy(requiredComponents: [])) == .componentUnsupported)
    }

    @Test("keeps parameters that it does not know, in their places")
    func unknownParameters() async throws {
        let input = "(\"@method\");zz=1.50;created=1800000000;q=?0;keyid=\"k\";yy"
        let base =
            "\"@method\": POST\n\"@signature-params\": (\"@method\");zz=1.5;created=1800000000;q=?0;keyid=\"k\";yy"
        var request = request
        request.headers["Signature-Input"] = "sig1=\(input)"
        request.headers["Signature"] = "sig1=\(StructuredField.text(try key.sign(Array(base.utf8), .ed25519)))"
        #expect(await code(request, policy: HTTPSignaturePolicy(requiredComponents: [.method])) == nil)
    }

    @Test("tells an unknown key from a source that failed")
    func keys() async throws {
        let request = try await signed()
        let verifier = HTTPMessageVerifier(.test(at: Self.now))
        let message = SignableMessage.request(SignableRequest(request))
        let unknown = await #expect(throws: HTTPSignatureError.self) {
            try await verifier.verify(message, body: request.body, policy: HTTPSignaturePolicy()) { _ in nil }
        }
        #expect(unknown?.code == .keyUnknown)
        let failed = await #expect(throws: HTTPSignatureError.self) {
            try await verifier.verify(message, body: request.body, policy: HTTPSignaturePolicy()) { _ in
                throw KeyStoreError(.unavailable, "away")
            }
        }
        #expect(failed?.code == .keySourceFailed)
    }

    @Test("says why it does not sign")
    func signingErrors() async throws {
        let unknown = await #expect(throws: HTTPSignatureError.self) {
            try await HTTPMessageSigner(.test()).signed(
                request, key: HTTPSigningKey(LocalKeyStore([:]), keyID: "k", algorithm: .ed25519))
        }
        #expect(unknown?.code == .signingFailed)
        let weak = #expect(throws: HTTPSignatureError.self) { try HTTPSigningKey(secret: [1, 2, 3], keyID: "k") }
        #expect(weak?.code == .keyUnfit)
        let absent = await #expect(throws: HTTPSignatureError.self) {
            try await signed(HTTPSigningProfile(components: [.field("absent")]))
        }
        #expect(absent?.code == .componentMissing)
        let label = await #expect(throws: HTTPSignatureError.self) {
            try await signed(HTTPSigningProfile(label: "Sig"))
        }
        #expect(label?.code == .malformed)
    }
}
