package import SharedLayer

/// Assembles the contract's document and signs it with our key, and prepares its delivery.
package struct SubscriptionContractSigner: Sendable {
    private let contracts: ContractRepository
    private let organizations: OrganizationRepository
    private let documents: any DocumentSigner
    private let schema: @Sendable () throws -> InputValidator
    private let templates: @Sendable () throws -> ContractTemplateCatalogue
    private let identifiers: IdentifierGenerator
    private let now: @Sendable () -> Timestamp

    package init(
        contracts: ContractRepository, organizations: OrganizationRepository, documents: any DocumentSigner,
        schema: @escaping @Sendable () throws -> InputValidator,
        templates: @escaping @Sendable () throws -> ContractTemplateCatalogue,
        identifiers: IdentifierGenerator = IdentifierGenerator(),
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.contracts = contracts
        self.organizations = organizations
        self.documents = documents
        self.schema = schema
        self.templates = templates
        self.identifiers = identifiers
        self.now = now
    }

    /// What `change` needs beside the contract.
    package func reads(for contract: ContractReference) -> RecordReads {
        var reads = RecordReads()
        reads.add(SignedRequest.key(contract), in: contracts.base.table)
        reads.add(OrganizationModel.key(organizationID: contract.organizationID), in: organizations.base.table)
        return reads
    }

    /// PROCESSED becomes SIGNED. The delivery and its id are saved with it, before any attempt.
    ///
    /// Throws `recordMissing`, a `RepositoryError`, and what the signer throws.
    package func change(
        of contract: ContractModel, with found: FoundRecords, _ invocation: FunctionInvocation
    ) async throws -> AggregateChange<ContractModel> {
        let storedRequest: SignedRequest<ContractReference>? = try found.record(
            SignedRequest.key(contract.reference), in: contracts.base.table)
        let storedOrganization: OrganizationModel? = try found.record(
            OrganizationModel.key(organizationID: contract.reference.organizationID), in: organizations.base.table)
        guard let stored = storedRequest, let organization = storedOrganization else {
            throw StageError(.recordMissing, "The contract's request or organization does not exist.")
        }
        guard let template = try templates().template(of: contract) else {
            throw StageError(.recordMissing, "The contract's template does not exist.")
        }
        let request = try SubscriptionChargeRequest(body: stored.body, schema: schema())
        let signedAt = now()
        let document = try SubscriptionContractDocument(
            template: template, contract: contract, money: contract.money, metadata: request.metadata,
            publisherSignature: stored.signature, signedAt: signedAt
        ).canonicalBytes()
        let signature = try await documents.sign(document)

        let delivery = DeliveryModel(
            reference: contract.reference, deliveryID: identifiers.uuid(), partnerID: organization.partnerID,
            createdAt: signedAt)
        var contract = contract
        contract.deliveryID = delivery.deliveryID
        let event = try contract.append(
            .signed, status: .signed, at: signedAt, function: invocation.function, requestID: invocation.requestID,
            details: [
                "document_sha256": SignedContractModel.hash(of: document), "key_id": signature.keyID,
                "delivery_id": delivery.deliveryID, "partner_id": delivery.partnerID,
                "template_id": template.id, "template_version": String(template.version),
            ])
        let table = contracts.base.table
        var change = AggregateChange(contract, event)
        try change.others.insert(
            SignedContractModel(
                reference: contract.reference, document: document, signature: signature.text, keyID: signature.keyID,
                signedAt: signedAt),
            in: table)
        try change.others.save(delivery, in: table)
        change.outbox = [
            try OutboxItem(.before(.deliverToPartner, contract.tier), for: contract.reference, at: signedAt)
        ]
        return change
    }
}
