package import SharedLayer

/// Verifies that a submission was signed by its publisher, for us, for this URL, now.
package struct PublisherSignatureVerifier: Sendable {
    private let certificates: CertificateService
    private let crypto: CryptoService
    private let audience: String

    package init(certificates: CertificateService, crypto: CryptoService, audience: String) {
        self.certificates = certificates
        self.crypto = crypto
        self.audience = audience
    }

    /// Throws `unauthorized`, whose message is for the log alone, and a `CertificateError` with `sourceFailed` when the
    /// certificates cannot be read.
    package func verify(
        _ submission: ContractSubmission, publisherID: String
    ) async throws -> VerifiedSignature {
        guard let compact = submission.signature, !compact.isEmpty else {
            throw SubscriptionChargeError(.unauthorized, "The signature is missing.")
        }
        do {
            let header = try DetachedJWS(compact: compact).header
            guard let thumbprint = header.thumbprint, let url = header.url else {
                throw SubscriptionChargeError(.unauthorized, "The signature's header has no x5t#S256 or no url.")
            }
            guard submission.target.isNamed(by: url) else {
                throw SubscriptionChargeError(
                    .unauthorized, "The signature is for \(url), not for \(submission.target).")
            }
            let candidates = try await certificates.candidates(
                for: thumbprint, of: publisherID, type: PublisherCertificates.type)
            let verified = try crypto.verifyDigitalSignature(
                compact, of: submission.body, certificates: candidates,
                expecting: SignatureExpectation(audience: audience, url: url, windowSeconds: Self.windowSeconds))
            return VerifiedSignature(
                token: verified.tokenID, thumbprint: verified.thumbprint,
                expiresAt: Timestamp(secondsSince1970: verified.expiresAt))
        } catch let error as SignatureError {
            throw SubscriptionChargeError(.unauthorized, "The signature does not count.", cause: error)
        }
    }

    /// Five minutes, to either side.
    package static let windowSeconds: Int64 = 300
}
