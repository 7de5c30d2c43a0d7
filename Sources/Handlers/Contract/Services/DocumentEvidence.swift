import SharedLayer

/// Checks of what we signed.
struct DocumentEvidence {
    private let contract: EvidenceContract
    private let request: EvidenceRequest
    private let document: EvidenceDocument?
    private let events: [EvidenceEvent]

    /// From then on a contract has a document.
    private static let signed: Set<ContractStatus> = [.signed, .delivered, .deliveryFailed]

    init(_ evidence: ContractEvidence) {
        contract = evidence.contract
        request = evidence.request
        document = evidence.document
        events = evidence.events
    }

    var checks: [EvidenceCheck] {
        let status = contract.summary.status
        let presence = EvidenceCheck.made(.documentPresence) {
            guard (document != nil) == Self.signed.contains(status) else {
                throw EvidenceFault("a contract that is \(status.rawValue) has \(document == nil ? "one" : "none")")
            }
            return document == nil ? "none yet: the contract is \(status.rawValue)" : "there is one"
        }
        guard let document else { return [presence] }
        return [
            presence, .made(.documentSignature) { try signature(document) },
            .made(.documentContents) { try contents(document) },
        ]
    }

    private func signature(_ document: EvidenceDocument) throws -> String {
        let header = try ArchivedSignature(document.signature).verify(
            over: Self.bytes(of: document), publicKeyPEM: document.key.publicKey)
        guard header.keyID == document.key.keyID else {
            throw EvidenceFault("the signature names the key \(header.keyID ?? "none"), not \(document.key.keyID)")
        }
        return "\(header.algorithm.rawValue), key \(document.key.keyID)"
    }

    private func contents(_ document: EvidenceDocument) throws -> String {
        let bytes = try Self.bytes(of: document)
        let value = try JSONParser().parse(bytes)
        guard try CanonicalJSON.bytes(of: value) == bytes else { throw EvidenceFault("it is not canonical (RFC 8785)") }
        try form(of: value)
        let summary = contract.summary
        let expected: [(String, JSONValue?, String?)] = [
            ("organization_id", value["organization_id"], summary.organizationID),
            ("contract_id", value["contract_id"], summary.contractID),
            ("transaction_id", value["transaction_id"], summary.transactionID),
            ("publisher_id", value["publisher_id"], summary.publisherID),
            ("mpass_id", value["mpass_id"], summary.mPassID), ("amount", value["amount"], summary.amount),
            ("currency", value["currency"], summary.currency), ("period", value["period"], summary.period),
            ("validated_at", value["validated_at"], summary.validatedAt.text),
            ("signed_at", value["signed_at"], document.signedAt.text),
            ("publisher_request.sha256", value["publisher_request"]?["sha256"], contract.requestHash),
            ("publisher_request.signature", value["publisher_request"]?["signature"], request.signature),
        ]
        for (name, found, text) in expected where found != text.map(JSONValue.string) {
            throw EvidenceFault("\(name) differs")
        }
        let metadata = try JSONParser().parse(Base64URL.bytes(request.body) ?? [])["metadata"]
        let isEmpty = metadata?.object?.members.isEmpty == true
        guard value["metadata"] == (isEmpty ? nil : metadata) else { throw EvidenceFault("metadata differs") }
        return "as the contract and the request say"
    }

    /// The document is of a form that is known, with no member more, and made from the template that its event names.
    private func form(of value: JSONValue) throws {
        guard value["document_type"] == "subscription_charge" else { throw EvidenceFault("document_type differs") }
        let version = value["document_version"]?.string ?? "none"
        guard let known = Self.members[version] else {
            throw EvidenceFault("documents of the form \(version) are not known")
        }
        for member in value.object?.members ?? [] where !known.contains(member.name) {
            throw EvidenceFault("the form \(version) has no member \(member.name)")
        }
        guard version != "1" else { return }
        let cycle = BillingCycle(of: contract.summary.period).rawValue
        guard value["billing_cycle"] == .string(cycle) else { throw EvidenceFault("billing_cycle differs") }
        let signed = events.last { $0.type == ContractEventType.signed.rawValue }
        guard let id = value["template"]?["id"]?.string, id == signed?.details["template_id"] else {
            throw EvidenceFault("template.id differs")
        }
        guard let number = value["template"]?["version"]?.number?.text, number == signed?.details["template_version"]
        else { throw EvidenceFault("template.version differs") }
    }

    /// The members of a document by the version of its form.
    private static let members: [String: Set<String>] = {
        let first: Set = [
            "document_type", "document_version", "transaction_id", "contract_id", "organization_id", "publisher_id",
            "mpass_id", "amount", "currency", "period", "metadata", "validated_at", "signed_at", "publisher_request",
        ]
        return ["1": first, "2": first.union(["template", "billing_cycle"])]
    }()

    static func bytes(of document: EvidenceDocument) throws -> [UInt8] {
        guard let bytes = Base64URL.bytes(document.body) else { throw EvidenceFault("the bytes are not in base64url") }
        return bytes
    }
}
