package import OpenSSLCrypto

/// Finds certificates by whose they are and what for, and says whether they count.
///
/// What was read is used again for `cacheSeconds`, so a revocation takes that long to be seen by a function that runs. A
/// certificate that is not among those that were read makes them be read again, but not more often than every
/// `rereadSeconds`, so that unknown thumbprints cannot be used to load the source. That an entity has none is remembered
/// for `rereadSeconds` too.
package struct CertificateService: BaseService {
    package let surroundings: ServiceSurroundings
    private let source: any CertificateSource
    private let trust: (any TrustSource)?
    private let cache: CertificateCache<CertificateOwner, [CertificateEntry]>
    private let trustCache: CertificateCache<String, CertificateTrust>
    private let cacheSeconds: Int64
    private let rereadSeconds: Int64

    /// The types of certificates whose trust is kept.
    private static let cachedTypesMax = 16

    /// - Parameter trust: who may issue certificates, for `validate`; without it a certificate counts because it is entered.
    package init(
        _ surroundings: ServiceSurroundings, source: any CertificateSource, trust: (any TrustSource)? = nil,
        cacheSeconds: Int64 = 60, rereadSeconds: Int64 = 5, cachedEntitiesMax: Int = 1_000
    ) {
        self.surroundings = surroundings
        self.source = source
        self.trust = trust
        self.cacheSeconds = cacheSeconds
        self.rereadSeconds = rereadSeconds
        cache = CertificateCache(countMax: cachedEntitiesMax)
        trustCache = CertificateCache(countMax: Self.cachedTypesMax)
    }

    /// Every certificate of an entity, whatever its state: the candidates for a signature.
    /// - Throws: `sourceFailed`.
    package func certificates(of entityID: String, type: String) async throws(CertificateError) -> [CertificateEntry] {
        let owner = CertificateOwner(entityID: entityID, type: type)
        return try await entries(owner, notOlderThan: cacheSeconds).filter { $0.belongs(to: owner) }
    }

    /// Those that count now, the newest first, and the one that comes next.
    /// - Throws: `sourceFailed`.
    package func rotation(of entityID: String, type: String) async throws(CertificateError) -> CertificateRotation {
        CertificateRotation(try await certificates(of: entityID, type: type), at: now())
    }

    /// Those that count now, the newest first.
    /// - Throws: `sourceFailed`.
    package func activeCertificates(
        of entityID: String, type: String
    ) async throws(CertificateError) -> [CertificateEntry] {
        try await rotation(of: entityID, type: type).verifying
    }

    /// The newest that counts now: the one to sign with.
    /// - Throws: `notFound`, `sourceFailed`.
    package func activeCertificate(of entityID: String, type: String) async throws(CertificateError) -> CertificateEntry
    {
        guard let signing = try await rotation(of: entityID, type: type).signing else {
            throw CertificateError(.notFound, "\(entityID) has no active certificate of type \(type)")
        }
        return signing
    }

    /// An entity's certificates, read again when the one that is asked for is not among those that were read before.
    ///
    /// - Parameter thumbprint: `x5t#S256`.
    /// - Throws: `sourceFailed`.
    package func candidates(
        for thumbprint: String, of entityID: String, type: String
    ) async throws(CertificateError) -> [CertificateEntry] {
        let owner = CertificateOwner(entityID: entityID, type: type)
        return try await entries(owner, including: thumbprint).filter { $0.belongs(to: owner) }
    }

    /// The certificate of that thumbprint among this entity's, when it counts now.
    /// - Parameter thumbprint: `x5t#S256`.
    /// - Throws: `notFound`, `wrongOwner`, `revoked`, `expired`, `notYetValid`, `malformed`, `notAlone`,
    ///   `thumbprintMismatch`, `weakKey`, `sourceFailed`.
    package func certificate(
        thumbprint: String, of entityID: String, type: String
    ) async throws(CertificateError) -> X509Certificate {
        try await entry(thumbprint, of: entityID, type: type).checkedCertificate(at: now())
    }

    /// Whether the certificate of that thumbprint is revoked.
    /// - Throws: `notFound`, `wrongOwner`, `sourceFailed`.
    package func revocationStatus(
        thumbprint: String, of entityID: String, type: String
    ) async throws(CertificateError) -> CertificateEntry.Status {
        try await entry(thumbprint, of: entityID, type: type).status
    }

    /// - Throws: `malformed`, `notAlone`, `thumbprintMismatch`.
    package func extractPublicKey(_ entry: CertificateEntry) throws(CertificateError) -> PublicKey {
        try entry.certificate().publicKey
    }

    /// The key in other forms: SPKI, JSON Web Key, thumbprints.
    /// - Throws: `malformed`, `notAlone`, `thumbprintMismatch`.
    package func extractKey(_ entry: CertificateEntry) throws(CertificateError) -> CertificateKey {
        try CertificateKey(entry.certificate())
    }

    /// The path from a certificate to one that is trusted for its type, with revocation lists (RFC 5280 section 6).
    ///
    /// What is trusted is kept for `cacheSeconds`: a new revocation list is seen by then.
    /// - Parameter intermediates: those that came with the certificate; at most 32 with those that are kept.
    /// - Parameter time: when it shall have counted; nil for now.
    /// - Throws: every code of a path, `invalidTrust`, `sourceFailed`.
    package func validate(
        _ certificate: X509Certificate, type: String, usage: CertificateUsage = .signing,
        intermediates: [X509Certificate] = [], at time: Timestamp? = nil
    ) async throws(CertificateError) -> CertificatePath {
        let trust = try await currentTrust(for: type)
        do throws(CertificatePathError) {
            return try trust.store.path(
                of: certificate, intermediates: trust.intermediates + intermediates, usage: usage,
                at: (time ?? now()).secondsSince1970)
        } catch {
            throw CertificateError(error, thumbprint: Base64URL.text(certificate.sha256Thumbprint))
        }
    }
}

extension CertificateService {
    private func entry(
        _ thumbprint: String, of entityID: String, type: String
    ) async throws(CertificateError) -> CertificateEntry {
        let owner = CertificateOwner(entityID: entityID, type: type)
        let found = try await entries(owner, including: thumbprint).filter { $0.thumbprint == thumbprint }
        if let own = found.first(where: { $0.belongs(to: owner) }) { return own }
        guard found.isEmpty else {
            throw CertificateError(
                .wrongOwner, "The certificate \(thumbprint) is not one of \(entityID) of type \(type)")
        }
        throw CertificateError(.notFound, "\(entityID) has no certificate \(thumbprint) of type \(type)")
    }

    private func entries(
        _ owner: CertificateOwner, including thumbprint: String
    ) async throws(CertificateError) -> [CertificateEntry] {
        let known = try await entries(owner, notOlderThan: cacheSeconds)
        if known.contains(where: { $0.thumbprint == thumbprint }) { return known }
        return try await entries(owner, notOlderThan: rereadSeconds)
    }

    /// As the source gives them, those of others included.
    private func entries(
        _ owner: CertificateOwner, notOlderThan ageSecondsMax: Int64
    ) async throws(CertificateError) -> [CertificateEntry] {
        try await cache.value(
            for: owner, notOlderThan: { $0.isEmpty ? min(rereadSeconds, ageSecondsMax) : ageSecondsMax },
            sharesLoads: ageSecondsMax > 0, now: surroundings.now
        ) { () async throws(CertificateError) in
            do {
                return try await source.certificates(of: owner.entityID, type: owner.type)
            } catch {
                throw CertificateError(
                    .sourceFailed, "The certificates of \(owner.entityID) cannot be read", cause: error)
            }
        }
    }

    private func currentTrust(for type: String) async throws(CertificateError) -> CertificateTrust {
        guard let trust else {
            throw CertificateError(.invalidTrust, "The service was made without a source of trusted certificates")
        }
        return try await trustCache.value(
            for: type, notOlderThan: { _ in cacheSeconds }, sharesLoads: cacheSeconds > 0, now: surroundings.now
        ) { () async throws(CertificateError) in
            let material: TrustMaterial
            do {
                material = try await trust.trustMaterial(for: type)
            } catch {
                throw CertificateError(.sourceFailed, "What is trusted for \(type) cannot be read", cause: error)
            }
            return try material.trust()
        }
    }
}
