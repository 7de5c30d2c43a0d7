import SharedLayer

/// Checks of what the publisher asked for.
struct RequestEvidence {
    private let contract: EvidenceContract
    private let request: EvidenceRequest

    /// How far from its receipt a signature may have been made: what the pipeline allows.
    private static let windowSeconds = SubmissionVerifier.windowSeconds

    init(_ evidence: ContractEvidence) {
        contract = evidence.contract
        request = evidence.request
    }

    var checks: [EvidenceCheck] {
        [
            .made(.requestHash, hash), .made(.requestCertificate, certificate), .made(.requestSignature, signature),
            .made(.requestContents, contents),
        ]
    }

    private func hash() throws -> String {
        let found = ContractRequestModel.hash(of: try bytes())
        guard found == contract.requestHash else {
            throw EvidenceFault("the bytes have the SHA-256 \(found), not \(contract.requestHash)")
        }
        return "SHA-256 \(found)"
    }

    private func certificate() throws -> String {
        let certificate = request.certificate
        let thumbprint = try ArchivedSignature.thumbprint(of: certificate.pem)
        switch (certificate.status, certificate.revokedAt) {
        case (.active, nil): return "\(thumbprint), not revoked"
        case (.revoked, let revokedAt?) where revokedAt > request.receivedAt:
            return "\(thumbprint), revoked later, \(revokedAt)"
        case (.revoked, let revokedAt?):
            throw EvidenceFault("\(thumbprint) was revoked \(revokedAt), before the request came")
        case (.revoked, nil): throw EvidenceFault("\(thumbprint) is revoked, and it is not known since when")
        case (.active, _?): throw EvidenceFault("\(thumbprint) is active and has a time of its revocation")
        }
    }

    private func signature() throws -> String {
        let header = try ArchivedSignature(request.signature).verify(
            over: bytes(), certificatePEM: request.certificate.pem, at: request.receivedAt)
        guard let issuedAt = header.issuedAt else { throw EvidenceFault("the signature has no time") }
        let distance = request.receivedAt.secondsSince1970 - issuedAt
        guard abs(distance) <= Self.windowSeconds else {
            throw EvidenceFault("signed \(distance) s before it was received, more than \(Self.windowSeconds) s")
        }
        return "\(header.algorithm.rawValue), signed \(Timestamp(secondsSince1970: issuedAt)) for \(header.url ?? "?")"
    }

    private func contents() throws -> String {
        let document = try JSONParser().parse(bytes())
        let summary = contract.summary
        let expected: [(String, String?)] = [
            ("organization_id", summary.organizationID), ("contract_id", summary.contractID),
            ("publisher_id", summary.publisherID), ("mpass_id", summary.mPassID), ("currency", summary.currency),
            ("period", summary.period),
        ]
        for (name, value) in expected where document[name]?.string != value {
            throw EvidenceFault("\(name) differs")
        }
        let amounts = (document["amount"]?.number?.decimal, ExactDecimal(contract.requestedAmount))
        guard let requested = amounts.0, requested == amounts.1, requested == ExactDecimal(summary.amount) else {
            throw EvidenceFault("amount differs")
        }
        return "\(summary.amount) \(summary.currency) for \(summary.contractID)"
    }

    private func bytes() throws -> [UInt8] {
        guard let bytes = Base64URL.bytes(request.body) else { throw EvidenceFault("the bytes are not in base64url") }
        return bytes
    }
}
