import Logging
import OpenSSLCrypto
import Scenario
import SharedLayer
import Testing

@testable import Contract

/// A delivered contract's evidence, made with real keys as the pipeline makes it, and sealed.
struct SampleEvidence {
    let evidence: ContractEvidence
    let publisher: PublisherKey
    let documentKey: PrivateKey
    let sealKey: PrivateKey

    static let moment = Timestamp(secondsSince1970: 1_795_000_000)
    private static let reference = ContractReference(organizationID: "org-demo", contractID: "contract-1")

    static func make() async throws -> SampleEvidence {
        let publisher = try PublisherKey.generate(publisherID: "publisher-demo", now: moment)
        let (documentKey, sealKey) = try (
            PrivateKey.generate(.rsa(bits: 2_048)), PrivateKey.generate(.rsa(bits: 2_048))
        )
        let body = Array(
            #"{"contract_id":"contract-1","amount":49.90,"currency":"USD","mpass_id":"mpass-gold-1","organization_id":"org-demo","publisher_id":"publisher-demo","period":"2026-11"}"#
                .utf8)
        let signature = try ChargeSigner(key: publisher, audience: "moneta-core-dev", now: { moment }).signature(
            of: body, url: "https://api.example.test/api/v1/events/subscription_charges")
        var contract = ContractModel(
            reference: reference, publisherID: "publisher-demo", mPassID: "mpass-gold-1", transactionID: "t-1",
            amount: "49.90", currency: try #require(Currency("USD")), period: "2026-11",
            requestHash: ContractRequestModel.hash(of: body), validatedAt: moment)
        let document = try CanonicalJSON.bytes(of: Self.document(contract, signature))
        let documentSignature = try await signer(documentKey, "key-document").sign(document)
        let events = try Self.events(&contract, publisher, document)
        var delivery = DeliveryModel(
            reference: reference, deliveryID: "delivery-1", partnerID: "partner-demo", createdAt: moment)
        delivery.status = .delivered
        delivery.attempts = 1
        let evidence = ContractEvidence(
            version: ContractEvidence.version, exportedAt: moment, contract: try EvidenceContract(contract),
            request: EvidenceRequest(
                ContractRequestModel(reference: reference, body: body, signature: signature, receivedAt: moment),
                certificate: publisher.model(publisherID: "publisher-demo")),
            document: EvidenceDocument(
                SignedContractModel(
                    reference: reference, document: document, signature: documentSignature.text,
                    keyID: documentSignature.keyID, signedAt: moment), publicKey: documentKey.publicKey.pem),
            events: events.map { EvidenceEvent($0) }, deliveries: [EvidenceDelivery(delivery)],
            sealKey: EvidenceKey(keyID: "key-seal", publicKey: sealKey.publicKey.pem))
        return SampleEvidence(
            evidence: evidence, publisher: publisher, documentKey: documentKey, sealKey: sealKey)
    }

    private static func events(
        _ contract: inout ContractModel, _ publisher: PublisherKey, _ document: [UInt8]
    ) throws -> [ContractEventModel] {
        func append(
            _ type: ContractEventType, _ status: ContractStatus, _ details: [String: String]
        ) throws -> ContractEventModel {
            try contract.append(
                type, status: status, at: moment, function: "\(type.rawValue)Function", requestID: "request-1",
                details: details)
        }
        let validated = try append(
            .validated, .validated,
            [
                "transaction_id": "t-1", "publisher_id": "publisher-demo", "mpass_id": "mpass-gold-1",
                "amount": "49.90", "currency": "USD", "request_sha256": contract.requestHash,
                "certificate_sha256": publisher.thumbprint,
            ])
        let processed = try append(.processed, .processed, [:])
        contract.deliveryID = "delivery-1"
        let signed = try append(
            .signed, .signed,
            [
                "document_sha256": SignedContractModel.hash(of: document), "key_id": "key-document",
                "delivery_id": "delivery-1", "partner_id": "partner-demo",
            ])
        contract.partnerConfirmation = "ok"
        return try [validated, processed, signed, append(.delivered, .delivered, ["confirmation": "ok"])]
    }

    private static func document(_ contract: ContractModel, _ signature: String) -> JSONValue {
        [
            "document_type": "subscription_charge", "document_version": "1", "transaction_id": "t-1",
            "contract_id": "contract-1", "organization_id": "org-demo", "publisher_id": "publisher-demo",
            "mpass_id": "mpass-gold-1", "amount": "49.90", "currency": "USD", "period": "2026-11",
            "validated_at": .string(moment.text), "signed_at": .string(moment.text),
            "publisher_request": ["sha256": .string(contract.requestHash), "signature": .string(signature)],
        ]
    }

    static func signer(_ key: PrivateKey, _ keyID: String) -> KeyStoreDocumentSigner {
        KeyStoreDocumentSigner(
            crypto: CryptoService(ServiceSurroundings(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })),
            keyStore: LocalKeyStore([keyID: key]), keyID: keyID)
    }

    /// The evidence as a sealed file; `change` alters it before it is sealed, as a forger with our seal's key could.
    func file(_ change: (inout JSONValue) -> Void = { _ in }) async throws -> [UInt8] {
        var value = try JSONValueEncoder().encode(evidence)
        change(&value)
        let seal = try await Self.signer(sealKey, "key-seal").sign(CanonicalJSON.bytes(of: value))
        guard case .object(var members) = value else { return [] }
        members["seal"] = .string(seal.text)
        return try CanonicalJSON.bytes(of: .object(members))
    }
}
