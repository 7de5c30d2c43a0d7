import OpenSSLCrypto

/// Verifies that a submission was signed by who it says, for us, for this URL, now.
package struct SubmissionVerifier: Sendable {
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
        _ submission: SignedSubmission, signerID: String
    ) async throws -> VerifiedSubmission {
        VerifiedSubmission(
            submission: submission, signature: try await signature(of: submission, signerID: signerID),
            requestHash: Digest.hexadecimal(.sha256, submission.body))
    }

    private func signature(
        of submission: SignedSubmission, signerID: String
    ) async throws -> VerifiedSignature {
        guard let compact = submission.signature, !compact.isEmpty else {
            throw SubmissionError(.unauthorized, "The signature is missing.")
        }
        do {
            let header = try DetachedJWS(compact: compact).header
            guard let thumbprint = header.thumbprint, let url = header.url else {
                throw SubmissionError(.unauthorized, "The signature's header has no x5t#S256 or no url.")
            }
            guard submission.target.isNamed(by: url) else {
                throw SubmissionError(
                    .unauthorized, "The signature is for \(url), not for \(submission.target).")
            }
            let candidates = try await certificates.candidates(
                for: thumbprint, of: signerID, type: SignerCertificates.type)
            let verified = try crypto.verifyDigitalSignature(
                compact, of: submission.body, certificates: candidates,
                expecting: SignatureExpectation(audience: audience, url: url, windowSeconds: Self.windowSeconds))
            return VerifiedSignature(
                token: verified.tokenID, thumbprint: verified.thumbprint,
                expiresAt: Timestamp(secondsSince1970: verified.expiresAt))
        } catch let error as SignatureError {
            throw SubmissionError(.unauthorized, "The signature does not count.", cause: error)
        }
    }

    /// Five minutes, to either side.
    package static let windowSeconds: Int64 = 300
}
