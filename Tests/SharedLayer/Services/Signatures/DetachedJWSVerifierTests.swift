import OpenSSLCrypto
import Testing

@testable import SharedLayer

@Suite struct DetachedJWSVerifierTests {
    private static let payload = #"{"amount": "1.50"}"#
    private let party: SigningParty

    init() throws {
        party = try SigningParty()
    }

    private func verify(
        _ compact: String, _ payload: String = payload, certificates: [CertificateEntry]? = nil,
        at seconds: Int64 = SigningParty.now
    ) throws(SignatureError) -> VerifiedJWSHeader {
        try CryptoService(.test(at: seconds)).verifyDigitalSignature(
            compact, of: Array(payload.utf8), certificates: certificates ?? [party.entry()],
            expecting: SigningParty.expectation)
    }

    private func code(
        _ compact: String, _ payload: String = payload, certificates: [CertificateEntry]? = nil,
        at seconds: Int64 = SigningParty.now
    ) -> SignatureError.Code? {
        do {
            _ = try verify(compact, payload, certificates: certificates, at: seconds)
            return nil
        } catch {
            return error.code
        }
    }

    @Test("takes a window without a bound")
    func noBound() throws {
        let expectation = SignatureExpectation(
            audience: SigningParty.expectation.audience, url: SigningParty.expectation.url, windowSeconds: .max)
        let verified = try CryptoService(.test(at: SigningParty.now)).verifyDigitalSignature(
            party.sign(Self.payload), of: Array(Self.payload.utf8), certificates: [party.entry()],
            expecting: expectation)
        #expect(verified.expiresAt == .max)
    }

    @Test("accepts PS256 and RS256 over the exact bytes")
    func accepts() throws {
        let verified = try verify(party.sign(Self.payload))
        #expect(verified.tokenID == "token-1")
        #expect(verified.issuedAt == SigningParty.now)
        #expect(verified.expiresAt == SigningParty.now + 301)
        #expect(verified.thumbprint == party.thumbprint)
        let older = try party.sign(Self.payload, replacing: "alg", with: "\"RS256\"", scheme: .rsaPKCS1(.sha256))
        #expect(try verify(older) == verified)
    }

    @Test(
        "refuses other bytes, however little they differ",
        arguments: [#"{"amount":"1.50"}"#, "", #"{"amount": "1.50"} "#])
    func otherBytes(payload: String) throws {
        #expect(code(try party.sign(Self.payload), payload) == .signatureMismatch)
    }

    @Test(
        "refuses every algorithm but two, and `none` above all",
        arguments: ["none", "None", "HS256", "ES256", "PS384", "RS512", "ps256", ""])
    func algorithms(name: String) throws {
        #expect(code(try party.sign(Self.payload, replacing: "alg", with: "\"\(name)\"")) == .algorithmRefused)
    }

    @Test("refuses a signature without bytes, which `none` would have")
    func emptySignature() throws {
        let header = Base64URL.text(Array(#"{"alg":"none","b64":false,"crit":["b64"]}"#.utf8))
        #expect(code("\(header)..") == .malformed)
    }

    @Test("takes a signature of one algorithm for none of the other")
    func confusedAlgorithm() throws {
        let compact = try party.sign(Self.payload, replacing: "alg", with: "\"RS256\"")
        #expect(code(compact) == .signatureMismatch)
    }

    @Test(
        "refuses critical extensions that it does not understand, and payloads that are encoded",
        arguments: [
            ("crit", #"["b64","exp"]"#), ("crit", #"["exp"]"#), ("crit", "[]"), ("crit", nil), ("crit", "\"b64\""),
            ("crit", #"["b64","b64"]"#), ("b64", "true"), ("b64", nil), ("b64", "\"false\""), ("b64", "0"),
        ] as [(String, String?)])
    func extensions(name: String, text: String?) throws {
        #expect(code(try party.sign(Self.payload, replacing: name, with: text)) == .extensionRefused)
    }

    @Test("refuses a header without a member that must be there", arguments: ["x5t#S256", "iat", "jti", "aud", "url"])
    func missing(name: String) throws {
        #expect(code(try party.sign(Self.payload, replacing: name, with: nil)) == .memberMissing)
    }

    @Test(
        "refuses members of another type",
        arguments: [
            ("alg", "5"), ("iat", "\"1800000000\""), ("iat", "1800000000.5"), ("iat", "-1"), ("iat", "9e99"),
            ("jti", "7"), ("jti", "\"\""), ("aud", #"["moneta-core-dev"]"#), ("url", "null"), ("x5t#S256", "false"),
        ])
    func types(name: String, text: String) throws {
        #expect(code(try party.sign(Self.payload, replacing: name, with: text)) == .malformed)
    }

    @Test("refuses a header with a name twice, which readers understand differently")
    func duplicateNames() throws {
        let pairs = party.members + [("aud", "\"somebody-else\"")]
        let header = "{" + pairs.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
        #expect(code(try party.sign(Self.payload, header: header)) == .malformed)
    }

    @Test(
        "refuses what is no header", arguments: ["", "[]", "null", "{", "{} {}", "\u{feff}{}", "{\"alg\":\"PS256\",}"])
    func noHeader(text: String) throws {
        #expect(code(try party.sign(Self.payload, header: text)) == .malformed)
    }

    @Test("refuses what is no detached JWS", arguments: ["", ".", "..", "...", "a.b.c", "a..b=", "a..b..c", "é..é"])
    func malformed(text: String) {
        #expect(code(text) == .malformed)
    }

    @Test("refuses a JWS with its payload attached, and one that is too long")
    func attached() throws {
        let compact = try party.sign(Self.payload)
        let attached = compact.replacing("..", with: ".\(Base64URL.text(Array(Self.payload.utf8))).")
        #expect(code(attached) == .malformed)
        #expect(code(compact + String(repeating: "A", count: 9_000)) == .malformed)
    }

    @Test("ignores members that are neither ours nor critical, and keys that the signer brings along")
    func unknownMembers() throws {
        let stranger = try SigningParty()
        let pairs = party.members + [("typ", "\"x\""), ("jwk", #"{"kty":"RSA"}"#), ("extra", "[1]")]
        let header = "{" + pairs.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
        #expect(code(try party.sign(Self.payload, header: header)) == nil)
        #expect(code(try stranger.sign(Self.payload, header: header)) == .signatureMismatch)
    }

    @Test("refuses another's certificate, and a known certificate with another's signature")
    func swappedKeys() throws {
        let stranger = try SigningParty()
        #expect(code(try stranger.sign(Self.payload)) == .certificateUnknown)
        let borrowed = try stranger.sign(
            Self.payload, replacing: "x5t#S256", with: "\"\(party.thumbprint)\"")
        #expect(code(borrowed) == .signatureMismatch)
        #expect(code(try party.sign(Self.payload), certificates: []) == .certificateUnknown)
    }

    @Test("refuses a certificate that has expired, is not valid yet, or is revoked")
    func certificateStates() throws {
        let late = try SigningParty(notBefore: SigningParty.now - 10, notAfter: SigningParty.now - 1)
        #expect(code(try late.sign(Self.payload), certificates: [late.entry()]) == .certificateExpired)
        let early = try SigningParty(notBefore: SigningParty.now + 1, notAfter: SigningParty.now + 10)
        #expect(code(try early.sign(Self.payload), certificates: [early.entry()]) == .certificateNotYetValid)
        #expect(code(try party.sign(Self.payload), certificates: [party.entry(.revoked)]) == .certificateRevoked)
    }

    @Test("believes the certificate and not its entry about when it is valid")
    func entryLies() throws {
        let late = try SigningParty(notBefore: SigningParty.now - 10, notAfter: SigningParty.now - 1)
        let entry = CertificateEntry(
            entityID: "party", type: "signing", pem: late.certificate.pem, status: .active,
            notBefore: Timestamp(secondsSince1970: 0), notAfter: Timestamp(secondsSince1970: SigningParty.now * 2),
            thumbprint: late.thumbprint)
        #expect(code(try late.sign(Self.payload), certificates: [entry]) == .certificateExpired)
    }

    @Test("refuses an entry that holds another certificate than it says, or none")
    func entryMismatch() throws {
        let stranger = try SigningParty()
        for pem in [stranger.certificate.pem, "no certificate"] {
            let entry = CertificateEntry(
                entityID: "party", type: "signing", pem: pem, status: .active,
                notBefore: Timestamp(secondsSince1970: 0), notAfter: Timestamp(secondsSince1970: 1),
                thumbprint: party.thumbprint)
            #expect(code(try party.sign(Self.payload), certificates: [entry]) == .certificateUnfit)
        }
    }

    @Test("refuses certificates with an elliptic key, or that are for signing certificates")
    func unfitCertificates() throws {
        let elliptic = try SigningParty(.p256)
        let compact = try elliptic.sign(Self.payload, replacing: "", with: nil, scheme: .ecdsa(.sha256))
        #expect(code(compact, certificates: [elliptic.entry()]) == .certificateUnfit)
        let authority = try CertificateAuthority.root(
            commonName: "root", kind: .rsa(bits: 2048), notBefore: 0, notAfter: SigningParty.now * 2)
        let entry = CertificateEntry(entityID: "party", type: "signing", certificate: authority.certificate)
        let named = try party.sign(Self.payload, replacing: "x5t#S256", with: "\"\(entry.thumbprint)\"")
        #expect(code(named, certificates: [entry]) == .certificateUnfit)
    }

    @Test("accepts other algorithms where they are asked for, with a key of theirs alone")
    func otherAlgorithms() throws {
        let elliptic = try SigningParty(.p256)
        let expectation = SignatureExpectation(
            audience: SigningParty.audience, url: SigningParty.url, policy: JWSPolicy(algorithms: [.es256, .ps256]))
        func verify(_ party: SigningParty, _ scheme: SignatureScheme) throws -> VerifiedJWSHeader {
            let header = party.members.map { $0.0 == "alg" ? ("alg", "\"ES256\"") : $0 }
                .map { "\"\($0)\":\($1)" }.joined(separator: ",")
            let protected = Base64URL.text(Array("{\(header)}".utf8))
            let signature = try party.key.sign(Array("\(protected).\(Self.payload)".utf8), scheme)
            let raw = try? ECDSASignature.jose(fromDER: signature, .p256)
            return try CryptoService(.test()).verifyDigitalSignature(
                "\(protected)..\(Base64URL.text(raw ?? signature))", of: Array(Self.payload.utf8),
                certificates: [party.entry()], expecting: expectation)
        }
        #expect(try verify(elliptic, .ecdsa(.sha256)).thumbprint == elliptic.thumbprint)
        let error = #expect(throws: SignatureError.self) { try verify(party, .rsaPSS(.sha256)) }
        #expect(error?.code == .certificateUnfit)
    }

    @Test("refuses what was signed for somebody else or for another URL")
    func claims() throws {
        #expect(code(try party.sign(Self.payload, replacing: "aud", with: "\"moneta-core-prod\"")) == .audienceMismatch)
        for url in ["\(SigningParty.url)/", "http://api.example.com/api/v1/events/things", "\(SigningParty.url)?a=b"] {
            #expect(code(try party.sign(Self.payload, replacing: "url", with: "\"\(url)\"")) == .urlMismatch)
        }
    }

    @Test(
        "accepts signatures that are up to 300 seconds old or ahead, and no others",
        arguments: [
            (-301, SignatureError.Code.outsideWindow), (-300, nil), (0, nil), (300, nil), (301, .outsideWindow),
        ] as [(Int64, SignatureError.Code?)])
    func window(offset: Int64, expected: SignatureError.Code?) throws {
        let compact = try party.sign(Self.payload, replacing: "iat", with: "\(SigningParty.now + offset)")
        #expect(code(compact) == expected)
    }
}
