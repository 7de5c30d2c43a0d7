package import OpenSSLCrypto

/// Finds certificates by whose they are and what for, and says whether they count.
///
/// What was read is used again for `cacheSeconds`, so a revocation takes that long to be seen by a function that runs. A
/// certificate that is not among those that were read makes them be read again, but not more often than every
/// `rereadSeconds`, so that unknown thumbprints cannot be used to load the source.
package struct CertificateService: BaseService {
    package let surroundings: ServiceSurroundings
    private let source: any CertificateSource
    private let cache: CertificateCache
    private let cacheSeconds: Int64
    private let rereadSeconds: Int64

    package init(
        _ surroundings: ServiceSurroundings, source: any CertificateSource, cacheSeconds: Int64 = 60,
        rereadSeconds: Int64 = 5, cachedEntitiesMax: Int = 1_000
    ) {
        self.surroundings = surroundings
        self.source = source
        self.cacheSeconds = cacheSeconds
        self.rereadSeconds = rereadSeconds
        cache = CertificateCache(countMax: cachedEntitiesMax)
    }

    /// Every certificate of an entity, whatever its state: the candidates for a signature.
    /// - Throws: `sourceFailed`.
    package func certificates(of entityID: String, type: String) async throws(CertificateError) -> [CertificateEntry] {
        try await entries(.init(entityID: entityID, type: type), notOlderThan: cacheSeconds)
    }

    /// Those that count now, the one that is valid for the longest time first.
    /// - Throws: `sourceFailed`.
    package func activeCertificates(
        of entityID: String, type: String
    ) async throws(CertificateError) -> [CertificateEntry] {
        let now = now()
        return try await certificates(of: entityID, type: type)
            .filter { (try? $0.checkedCertificate(at: now)) != nil }
            .sorted { $0.notAfter > $1.notAfter }
    }

    /// The one that counts now and is valid for the longest time.
    /// - Throws: `notFound`, `sourceFailed`.
    package func activeCertificate(of entityID: String, type: String) async throws(CertificateError) -> CertificateEntry
    {
        guard let first = try await activeCertificates(of: entityID, type: type).first else {
            throw CertificateError(.notFound, "\(entityID) has no active certificate of type \(type)")
        }
        return first
    }

    /// An entity's certificates, read again when the one that is asked for is not among those that were read before.
    ///
    /// - Parameter thumbprint: `x5t#S256`.
    /// - Throws: `sourceFailed`.
    package func candidates(
        for thumbprint: String, of entityID: String, type: String
    ) async throws(CertificateError) -> [CertificateEntry] {
        let key = CertificateCache.Key(entityID: entityID, type: type)
        let known = try await entries(key, notOlderThan: cacheSeconds)
        if known.contains(where: { $0.thumbprint == thumbprint }) { return known }
        return try await entries(key, notOlderThan: rereadSeconds)
    }

    /// The certificate of that thumbprint among this entity's, when it counts now.
    /// - Parameter thumbprint: `x5t#S256`.
    /// - Throws: every code of `CertificateError`.
    package func certificate(
        thumbprint: String, of entityID: String, type: String
    ) async throws(CertificateError) -> X509Certificate {
        let entries = try await candidates(for: thumbprint, of: entityID, type: type)
        guard let entry = entries.first(where: { $0.thumbprint == thumbprint }) else {
            throw CertificateError(.notFound, "\(entityID) has no certificate \(thumbprint) of type \(type)")
        }
        return try entry.checkedCertificate(at: now())
    }

    /// Whether the certificate of that thumbprint is revoked.
    /// - Throws: `notFound`, `sourceFailed`.
    package func revocationStatus(
        thumbprint: String, of entityID: String, type: String
    ) async throws(CertificateError) -> CertificateEntry.Status {
        let entries = try await candidates(for: thumbprint, of: entityID, type: type)
        guard let entry = entries.first(where: { $0.thumbprint == thumbprint }) else {
            throw CertificateError(.notFound, "\(entityID) has no certificate \(thumbprint) of type \(type)")
        }
        return entry.status
    }

    /// - Throws: `malformed`, `thumbprintMismatch`.
    package func extractPublicKey(_ entry: CertificateEntry) throws(CertificateError) -> PublicKey {
        try entry.certificate().publicKey
    }

    private func entries(
        _ key: CertificateCache.Key, notOlderThan ageSecondsMax: Int64
    ) async throws(CertificateError) -> [CertificateEntry] {
        let now = now()
        if let value = cache[key], (0..<ageSecondsMax * 1_000).contains(now.milliseconds(since: value.readAt)) {
            return value.entries
        }
        let entries: [CertificateEntry]
        do {
            entries = try await source.certificates(of: key.entityID, type: key.type)
        } catch {
            throw CertificateError(.sourceFailed, "The certificates of \(key.entityID) cannot be read", cause: error)
        }
        let own = entries.filter { $0.entityID == key.entityID && $0.type == key.type }
        cache.keep(own, for: key, readAt: now)
        return own
    }
}
