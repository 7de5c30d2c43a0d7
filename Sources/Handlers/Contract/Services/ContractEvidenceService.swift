package import SharedLayer

/// Gathers a contract's evidence, seals it into a file, and verifies it.
package struct ContractEvidenceService: Sendable {
    private let contracts: ContractReader
    private let certificates: CertificateRepository
    private let keys: any KeyStore
    private let seals: any DocumentSigner
    private let sealKeyID: String
    private let now: @Sendable () -> Timestamp

    package init(
        contracts: ContractReader, certificates: CertificateRepository, keys: any KeyStore,
        seals: any DocumentSigner, sealKeyID: String, now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.contracts = contracts
        self.certificates = certificates
        self.keys = keys
        self.seals = seals
        self.sealKeyID = sealKeyID
        self.now = now
    }

    /// The evidence file, for the period that is named or else the latest.
    ///
    /// Throws `notFound`, `evidenceMissing`, `evidenceTooLarge`, and what tables and KMS say.
    package func file(of reference: ContractReference) async throws -> ContractEvidenceExport {
        let evidence = try await gather(reference)
        let seal = try await seals.sign(EvidenceFile.bytesToSeal(evidence))
        let bytes = try EvidenceFile.bytes(evidence, seal: seal.text)
        guard bytes.count <= EvidenceFile.bytesMax else {
            throw ContractError(.evidenceTooLarge, "The evidence has \(bytes.count) bytes.")
        }
        return ContractEvidenceExport(fileName: ContractEvidenceExport.fileName(of: evidence.contract), bytes: bytes)
    }

    /// What a verification of the contract as it stands in the table finds. Throws as `file(of:)` does.
    package func report(on reference: ContractReference) async throws -> VerificationReport {
        let evidence = try await gather(reference)
        return VerificationReport(evidence.contract, EvidenceVerifier().checks(of: evidence))
    }

    /// A contract that goes on while it is read is read again from its newer state, so that all parts are of one moment.
    private func gather(_ reference: ContractReference) async throws -> ContractEvidence {
        for _ in 0..<Self.readingsMax {
            if let evidence = try await gatherOnce(reference) { return evidence }
        }
        throw RepositoryError(.service, "the contract kept changing while it was read")
    }

    /// A contract has four stages.
    private static let readingsMax = 5

    private func gatherOnce(_ reference: ContractReference) async throws -> ContractEvidence? {
        let contract = try await contracts.contract(reference)
        let charge = contract.reference
        async let storedRequest = contracts.request(of: charge)
        async let storedDocument = contracts.document(of: charge)
        async let storedEvents = contracts.events(of: charge)
        async let storedDeliveries = contracts.deliveries(of: charge)
        async let storedBilling = contracts.billing(of: contract)
        guard let request = try await storedRequest else {
            throw ContractError(.evidenceMissing, "The contract has no request.")
        }
        let (document, events, deliveries) = try await (storedDocument, storedEvents, storedDeliveries)
        guard try await contracts.version(of: charge) == contract.version else { return nil }
        return ContractEvidence(
            version: ContractEvidence.version, exportedAt: now(), contract: try EvidenceContract(contract),
            billing: try await storedBilling, request: try await evidence(of: request, contract),
            document: try await evidence(of: document), events: events.map { EvidenceEvent($0) },
            deliveries: deliveries.map { EvidenceDelivery($0) },
            sealKey: EvidenceKey(keyID: sealKeyID, publicKey: try await keys.publicKeyPEM(keyID: sealKeyID)))
    }

    private func evidence(
        of request: ContractRequestModel, _ contract: ContractModel
    ) async throws -> EvidenceRequest {
        let thumbprint = try ArchivedSignature(request.signature).header().thumbprint
        guard let thumbprint,
            let certificate = try await certificates.get(publisherID: contract.publisherID, thumbprint: thumbprint)
        else { throw ContractError(.evidenceMissing, "The certificate of the request's signature is not there.") }
        return EvidenceRequest(request, certificate: certificate)
    }

    private func evidence(of document: SignedContractModel?) async throws -> EvidenceDocument? {
        guard let document else { return nil }
        return EvidenceDocument(document, publicKey: try await keys.publicKeyPEM(keyID: document.keyID))
    }
}
