import CurlTransport
import Logging
import OpenSSLCrypto
import Testing

@testable import SharedLayer

/// The examples of docs/shared-layer/crypto.md, line for line.
@Suite struct CryptoExampleTests {
    private let surroundings = ServiceSurroundings.test()

    @Test("signs a document and verifies it")
    func document() async throws {
        let party = try SigningParty()
        let keyStore: any KeyStore = LocalKeyStore(["documents": party.key])
        let thumbprint = party.thumbprint
        let certificates = [party.entry()]
        let document = Array(#"{"amount":"1.50"}"#.utf8)

        let crypto = CryptoService(surroundings)
        let signature = try await crypto.signDetached(
            document, keyID: "documents", keyStore: keyStore, audience: "moneta-core-prod",
            url: "https://api.example.com/v1/documents", thumbprint: thumbprint)

        let verified = try crypto.verifyDigitalSignature(
            signature, of: document, certificates: certificates,
            expecting: SignatureExpectation(
                audience: "moneta-core-prod", url: "https://api.example.com/v1/documents"))
        // Each verified.tokenID counts once: keep it until verified.expiresAt.

        #expect(verified.thumbprint == thumbprint)
        let error = #expect(throws: SignatureError.self) {
            try crypto.verifyDigitalSignature(
                signature, of: document, certificates: certificates,
                expecting: SignatureExpectation(audience: "somebody else", url: ""))
        }
        #expect(error?.code == .audienceMismatch)
    }

    @Test("accepts other algorithms, and verifies with a key at hand")
    func otherAlgorithms() async throws {
        let key = try PrivateKey.generate(.ed25519)
        let bytes = [UInt8](0..<10)

        let crypto = CryptoService(surroundings)
        let signature = try await crypto.signDetached(
            bytes, keyID: "webhooks", keyStore: LocalKeyStore(["webhooks": key]), audience: nil, url: nil,
            algorithm: .ed25519)
        let header = try crypto.verifyDetached(
            signature, of: bytes, key: key.publicKey, policy: JWSPolicy(algorithms: [.ed25519, .es256]))

        #expect(header.keyID == "webhooks")
    }

    @Test("signs a request and verifies it")
    func request() async throws {
        let key = try PrivateKey.generate(.p256)
        let keyStore: any KeyStore = LocalKeyStore(["requests": key])
        let publicKeys = ["our-key-2026": key.publicKey]
        let body = Array(#"{"amount":"1.50"}"#.utf8)

        let signer = HTTPMessageSigner(surroundings)
        let signed = try await signer.signed(
            HTTPRequest(.post, "https://partner.example/deliveries", body: body),
            key: HTTPSigningKey(
                keyStore, keyID: "our-key-2026", storedKeyID: "requests", algorithm: .ecdsaP256SHA256))

        let verifier = HTTPMessageVerifier(surroundings)
        let verified = try await verifier.verify(
            .request(SignableRequest(signed)), body: body, policy: HTTPSignaturePolicy(requiresNonce: true)
        ) { keyID in
            try publicKeys[keyID].map { try HTTPVerificationKey($0, algorithm: .ecdsaP256SHA256) }
        }
        // Only verified.components are proven; each verified.parameters.nonce counts once, until verified.countsUntil.

        #expect(verified.components == [.method, .targetURI, .contentDigest])
    }

    @Test("seals bytes in an envelope")
    func envelope() async throws {
        let store: any WrappingKeyStore = LocalKeyStore([:], wrappingKeys: ["key-2026": try SymmetricKey.generate()])
        let secret = Array("4711".utf8)

        let envelopes = try EnvelopeService(surroundings, store: store, keyID: "key-2026", olderKeyIDs: ["key-2025"])
        let envelope = try await envelopes.seal(secret, context: ["table": "accounts", "id": "7"])
        let opened = try await envelopes.open(envelope, context: ["table": "accounts", "id": "7"])

        #expect(opened == secret)
    }

    @Test("seals a text under a key at hand")
    func text() throws {
        let master = try SymmetricKey.generate()

        let key = try master.derived(for: "account numbers")
        let sealed = try Encryption.seal("DE02120300000000202051", key: key, context: "account/7")
        let text = try Encryption.open(sealed, key: key, context: "account/7")

        #expect(text == "DE02120300000000202051")
    }

    @Test("needs neither AWS nor a network for a handler's own tests")
    func testing() async throws {
        let store = LocalKeyStore(
            ["documents": try PrivateKey.generate(.rsa(bits: 2048))],
            wrappingKeys: ["key-2026": try SymmetricKey.generate()])
        let surroundings = ServiceSurroundings(
            logger: LoggingUtils.logger(service: "test", level: .critical),
            now: { Timestamp(secondsSince1970: 1_800_000_000) })

        let envelopes = try EnvelopeService(surroundings, store: store, keyID: "key-2026", limits: .uncached)
        #expect(try await !envelopes.seal([1], context: [:]).isEmpty)
    }
}
