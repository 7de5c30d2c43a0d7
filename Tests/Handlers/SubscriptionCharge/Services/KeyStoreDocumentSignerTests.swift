import Logging
import OpenSSLCrypto
import SharedLayer
import SubscriptionCharge
import Testing

@Suite("Key store document signer")
struct KeyStoreDocumentSignerTests {
    @Test("Signs exactly the document's bytes with the key that the signature names")
    func signs() async throws {
        let key = try PrivateKey.generate(.rsa(bits: 2_048))
        let surroundings = ServiceSurroundings(
            logger: LoggingUtils.logger(service: "test", level: .critical))
        let signer = KeyStoreDocumentSigner(
            crypto: CryptoService(surroundings), keyStore: LocalKeyStore(["key-1": key]), keyID: "key-1")
        let document = try SubscriptionContractDocument(
            template: Sample.template(), contract: Sample.contract(), money: Sample.contract().money,
            metadata: ["b": "2", "a": "ä"],
            publisherSignature: "h..s", signedAt: Sample.start
        ).canonicalBytes()
        let signature = try await signer.sign(document)

        let jws = try DetachedJWS(compact: signature.text)
        #expect(jws.header.algorithm == .ps256)
        #expect(jws.header.keyID == "key-1")
        #expect(signature.keyID == "key-1")
        #expect(jws.isValid(over: document, key: key.publicKey))
        #expect(!jws.isValid(over: document + [0x20], key: key.publicKey))
        #expect(!jws.isValid(over: document, key: try PrivateKey.generate(.rsa(bits: 2_048)).publicKey))
    }

    @Test("A document is canonical JSON with its amounts as strings")
    func document() throws {
        let contract = try Sample.contract(amount: "1e1", currency: "JPY")
        let bytes = try SubscriptionContractDocument(
            template: Sample.template(), contract: contract, money: contract.money, metadata: [:],
            publisherSignature: "h..s", signedAt: Sample.start
        ).canonicalBytes()
        let hash = String(repeating: "a", count: 64)
        #expect(
            String(decoding: bytes, as: UTF8.self) == """
                {"amount":"10","billing_cycle":"MONTHLY","contract_id":"c-1","currency":"JPY","document_type":"subscription_charge",\
                "document_version":"2","mpass_id":"mp-1","organization_id":"org-1","period":"2026-11",\
                "publisher_id":"pub-1","publisher_request":{"sha256":"\(hash)","signature":"h..s"},\
                "signed_at":"2025-11-21T12:00:00.000Z","template":{"id":"subscription-charge","version":2},\
                "transaction_id":"t-1","validated_at":"2025-11-21T12:00:00.000Z"}
                """)
    }
}
