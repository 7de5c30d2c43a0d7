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
    /// When and how the contract was charged.
    enum Kind: CaseIterable {
        case monthly
        /// Without a period.
        case once
        /// From before charges were kept by period, and before templates had versions.
        case older

        var period: String? { self == .once ? nil : "2026-11" }
        var reference: ContractReference {
            ContractReference(
                organizationID: "org-demo", contractID: "contract-1", period: self == .older ? nil : period)
        }
    }

    static func make(_ kind: Kind = .monthly) async throws -> SampleEvidence {
        let reference = kind.reference
        let publisher = try PublisherKey.generate(publisherID: "publisher-demo", now: moment)
        let (documentKey, sealKey) = try (
            PrivateKey.generate(.rsa(bits: 2_048)), PrivateKey.generate(.rsa(bits: 2_048))
        )
        let period = kind.period.map { "\"period\":\"\($0)\"," } ?? ""
        let body = Array(
            """
            {\(period)"metadata":{"plan":"family"},"contract_id":"contract-1","amount":49.90,"currency":"USD",\
            "mpass_id":"mpass-gold-1","organization_id":"org-demo","publisher_id":"publisher-demo"}
            """.utf8)
        let signature = try ChargeSigner(key: publisher, audience: "moneta-core-dev", now: { moment }).signature(
            of: body, url: "https://api.example.test/api/v1/events/subscription_charges")
        var contract = ContractModel(
            reference: reference, publisherID: "publisher-demo", mPassID: "mpass-gold-1", transactionID: "t-1",
            amount: "49.90", currency: try #require(Currency("USD")), period: kind.period,
            requestHash: ContractRequestModel.hash(of: body), validatedAt: moment)
        let document = try CanonicalJSON.bytes(of: Self.document(contract, signature, kind))
        let documentSignature = try await signer(documentKey, "key-document").sign(document)
        let events = try Self.events(&contract, publisher, document, kind)
        var delivery = DeliveryModel(
            reference: reference, deliveryID: "delivery-1", partnerID: "partner-demo", createdAt: moment)
        delivery.status = .delivered
        delivery.attempts = 1
        let evidence = ContractEvidence(
            version: ContractEvidence.version, exportedAt: moment, contract: try EvidenceContract(contract),
            billing: kind == .older
                ? nil
                : EvidenceBilling(
                    ContractCycleModel(reference), reference.period.map { _ in ContractPeriodModel(contract) }),
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
        _ contract: inout ContractModel, _ publisher: PublisherKey, _ document: [UInt8], _ kind: Kind
    ) throws -> [ContractEventModel] {
        func append(
            _ type: ContractEventType, _ status: ContractStatus, _ details: [String: String]
        ) throws -> ContractEventModel {
            try contract.append(
                type, status: status, at: moment, function: "\(type.rawValue)Function", requestID: "request-1",
                details: details)
        }
        var accepted = [
            "transaction_id": "t-1", "publisher_id": "publisher-demo", "mpass_id": "mpass-gold-1", "amount": "49.90",
            "currency": "USD", "request_sha256": contract.requestHash, "certificate_sha256": publisher.thumbprint,
        ]
        let template = kind == .older ? [:] : ["template_id": "subscription-charge", "template_version": "2"]
        if kind != .older { accepted["period"] = kind.period }
        let validated = try append(.validated, .validated, accepted.merging(template) { $1 })
        let processed = try append(.processed, .processed, ["amount_minor_units": "4990", "currency": "USD"])
        contract.deliveryID = "delivery-1"
        let signed = try append(
            .signed, .signed,
            [
                "document_sha256": SignedContractModel.hash(of: document), "key_id": "key-document",
                "delivery_id": "delivery-1", "partner_id": "partner-demo",
            ].merging(template) { $1 })
        contract.partnerConfirmation = "ok"
        return try [validated, processed, signed, append(.delivered, .delivered, ["confirmation": "ok"])]
    }

    private static func document(_ contract: ContractModel, _ signature: String, _ kind: Kind) -> JSONValue {
        var document = JSONObject([
            ("document_type", "subscription_charge"), ("document_version", kind == .older ? "1" : "2"),
            ("transaction_id", "t-1"), ("contract_id", "contract-1"), ("organization_id", "org-demo"),
            ("publisher_id", "publisher-demo"), ("mpass_id", "mpass-gold-1"), ("amount", "49.90"), ("currency", "USD"),
            ("metadata", ["plan": "family"]), ("validated_at", .string(moment.text)),
            ("signed_at", .string(moment.text)),
            ("publisher_request", ["sha256": .string(contract.requestHash), "signature": .string(signature)]),
        ])
        document["period"] = kind.period.map { .string($0) }
        if kind != .older {
            document["template"] = ["id": "subscription-charge", "version": 2]
            document["billing_cycle"] = .string(BillingCycle(of: kind.period).rawValue)
        }
        return .object(document)
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
