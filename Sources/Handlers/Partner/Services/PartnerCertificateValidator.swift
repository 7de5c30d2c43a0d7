import OpenSSLCrypto
import SharedLayer

/// Which certificates are taken: whole, in time or soon to be, strong, for the purpose, and of an authority that is trusted.
struct PartnerCertificateValidator: Sendable {
    private let service: CertificateService
    /// Without authorities a certificate counts because somebody who may has entered it.
    private let checksAuthorities: Bool

    init(service: CertificateService, checksAuthorities: Bool) {
        self.service = service
        self.checksAuthorities = checksAuthorities
    }

    /// How long before its time a certificate may be entered.
    static let earlySecondsMax: Int64 = 90 * 86_400
    /// A leaf and those between it and an authority.
    private static let chainCountMax = 5

    /// The certificate itself, without those that came with it. Throws `ruleViolation`.
    func check(
        _ pem: String, for purpose: CertificatePurpose, of publisherID: String, at now: Timestamp
    ) async throws -> X509Certificate {
        let chain = try Self.chain(pem)
        let leaf = chain[0]
        try Self.checkTimesAndKey(of: leaf, publisherID, at: now)
        try Self.checkUse(of: leaf, for: purpose)
        if checksAuthorities {
            do {
                _ = try await service.validate(
                    leaf, type: SignerCertificates.type, usage: Self.usage(of: purpose),
                    intermediates: Array(chain.dropFirst()),
                    at: max(now, Timestamp(secondsSince1970: leaf.notBefore)))
            } catch {
                guard error.code != .sourceFailed, error.code != .invalidTrust else { throw error }
                throw Self.refused(.certificateNotTrusted, "No trusted authority vouches for the certificate.", error)
            }
        }
        return leaf
    }

    private static func chain(_ pem: String) throws -> [X509Certificate] {
        let chain: [X509Certificate]
        do {
            chain = try X509Certificate.chain(pem: pem)
        } catch {
            throw refused(.certificateMalformed, "The text holds no certificate that can be read.", error)
        }
        guard 1...chainCountMax ~= chain.count else {
            throw refused(.certificateMalformed, "There must be 1 to \(chainCountMax) certificates.")
        }
        return chain
    }

    private static func checkTimesAndKey(
        of leaf: X509Certificate, _ publisherID: String, at now: Timestamp
    ) throws(PartnerError) {
        let entry = CertificateEntry(entityID: publisherID, type: SignerCertificates.type, certificate: leaf)
        let start = Timestamp(secondsSince1970: leaf.notBefore)
        guard start <= now.adding(seconds: earlySecondsMax) else {
            throw refused(.certificateTooEarly, "The certificate begins to count more than 90 days from now.")
        }
        do {
            _ = try entry.checkedCertificate(at: max(now, start))
        } catch {
            switch error.code {
            case .expired: throw refused(.certificateExpired, "The certificate's time is over.", error)
            case .weakKey:
                throw refused(.certificateWeak, "An RSA key must have at least \(KeyKind.rsaBitsMin) bits.", error)
            default: throw refused(.certificateMalformed, "The certificate cannot be used.", error)
            }
        }
    }

    /// Signatures are RSA's (PS256, RS256), so a signer's key is, too.
    private static func checkUse(of leaf: X509Certificate, for purpose: CertificatePurpose) throws(PartnerError) {
        guard purpose == .signing else { return }
        guard case .rsa = leaf.publicKey.kind else {
            throw refused(.certificateUsage, "Signatures are made with RSA keys; the certificate has another.")
        }
        guard leaf.allowsDigitalSignature else {
            throw refused(.certificateUsage, "The certificate's key usage does not allow signing.")
        }
    }

    private static func usage(of purpose: CertificatePurpose) -> CertificateUsage {
        switch purpose {
        case .signing: .signing
        case .transport: .tlsClient
        case .encryption: .anything
        }
    }

    private static func refused(
        _ rule: PartnerRule, _ detail: String, _ cause: (any Error)? = nil
    ) -> PartnerError {
        PartnerError(
            .ruleViolation, rule.rawValue,
            issues: [ValidationIssue(instancePath: "/certificate", message: detail, code: rule.rawValue)], rule: rule,
            cause: cause)
    }
}
