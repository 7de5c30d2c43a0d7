import COpenSSL

/// The certificates that are trusted, and the revocation lists that are known (RFC 5280 section 6).
///
/// Each trusted certificate ends a path, whether it signed itself or not. Where revocation is checked, every certificate of
/// a path, its anchor too, needs a current list from whoever signed it. Keys and hashes of less than 112 bits of strength
/// are refused.
package struct CertificateStore: Sendable {
    private let store: StoreHandle
    private let revocationLists: [CertificateRevocationList]
    private let checksRevocation: Bool

    /// Certificates between leaf and anchor.
    package static let betweenMax = 8
    /// Certificates that are offered for a path.
    package static let intermediatesMax = 32
    /// OpenSSL's security level 2: at least 112 bits, so RSA from 2048 bits and SHA-2.
    private static let securityLevel: Int32 = 2

    /// - Parameter checksRevocation: nil for "when there is a list". Say true where an empty set of lists must not mean that
    ///   everything counts.
    /// - Throws: `operationFailed`.
    package init(
        trusting anchors: [X509Certificate], revocationLists: [CertificateRevocationList] = [],
        checksRevocation: Bool? = nil
    ) throws(CryptoError) {
        defer { _ = OpenSSLErrorQueue.drain() }
        guard let pointer = X509_STORE_new() else { throw .openSSL(.operationFailed, "No memory for a store") }
        store = StoreHandle(owning: pointer)
        self.revocationLists = revocationLists
        self.checksRevocation = checksRevocation ?? !revocationLists.isEmpty
        for anchor in anchors where X509_STORE_add_cert(pointer, anchor.handle.pointer) != 1 {
            throw .openSSL(.operationFailed, "A certificate cannot be trusted")
        }
        for list in revocationLists where X509_STORE_add_crl(pointer, list.handle.pointer) != 1 {
            throw .openSSL(.operationFailed, "A revocation list cannot be used")
        }
    }

    /// The path from a certificate to an anchor, as it stands at a time (seconds since 1970).
    ///
    /// - Parameter intermediates: certificates that may lie between, in any order; they are not trusted.
    package func path(
        of leaf: X509Certificate, intermediates: [X509Certificate] = [], usage: CertificateUsage = .anything,
        at seconds: Int64
    ) throws(CertificatePathError) -> CertificatePath {
        guard intermediates.count <= Self.intermediatesMax else {
            throw CertificatePathError(
                code: .tooLong, message: "more than \(Self.intermediatesMax) certificates to build a path of", depth: 0)
        }
        guard usage != .signing || leaf.allowsDigitalSignature else {
            throw CertificatePathError(
                code: .wrongUsage, message: "the key usage allows no signatures of documents", depth: 0)
        }
        let validation = try CertificateValidation(store, of: leaf, intermediates: intermediates)
        configure(validation.parameters, usage, at: seconds)
        if let failure = validation.run() { throw explained(failure, validation) }
        return CertificatePath(certificates: validation.path)
    }

    private func configure(_ parameters: OpaquePointer?, _ usage: CertificateUsage, at seconds: Int64) {
        X509_VERIFY_PARAM_set_time(parameters, time_t(seconds))
        X509_VERIFY_PARAM_set_depth(parameters, Int32(Self.betweenMax))
        X509_VERIFY_PARAM_set_auth_level(parameters, Self.securityLevel)
        switch usage {
        case .anything, .signing: break
        case .tlsClient: X509_VERIFY_PARAM_set_purpose(parameters, X509_PURPOSE_SSL_CLIENT)
        case .tlsServer: X509_VERIFY_PARAM_set_purpose(parameters, X509_PURPOSE_SSL_SERVER)
        }
        var flags = X509_V_FLAG_PARTIAL_CHAIN
        if checksRevocation { flags |= X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL }
        X509_VERIFY_PARAM_set_flags(parameters, UInt(flags))
    }

    /// The failure with what OpenSSL does not tell: that a path is a circle, and when and why a certificate was revoked.
    private func explained(
        _ failure: CertificatePathError, _ validation: CertificateValidation
    ) -> CertificatePathError {
        switch failure.code {
        case .unknownIssuer where validation.isCircle:
            CertificatePathError(
                code: .loop, message: "the certificates have signed one another", depth: failure.depth)
        case .revoked:
            CertificatePathError(
                code: .revoked, message: failure.message, depth: failure.depth,
                revocation: revocationLists.lazy.compactMap { validation.revocation(in: $0) }.first)
        default: failure
        }
    }
}
