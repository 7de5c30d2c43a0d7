import COpenSSL

/// The certificates that are trusted, and the revocation lists that are known (RFC 5280 section 6).
///
/// Each trusted certificate ends a path, whether it signed itself or not. As soon as there is one revocation list, every
/// certificate of a path, its anchor too, needs a current one from whoever signed it. Keys and hashes of less than 112 bits of strength are refused.
package struct CertificateStore: Sendable {
    private let store: StoreHandle
    private let checksRevocation: Bool

    /// Certificates between leaf and anchor.
    private static let depthMax: Int32 = 8
    /// OpenSSL's security level 2: at least 112 bits, so RSA from 2048 bits and SHA-2.
    private static let securityLevel: Int32 = 2

    /// Throws `operationFailed`.
    package init(
        trusting anchors: [X509Certificate], revocationLists: [CertificateRevocationList] = []
    ) throws(CryptoError) {
        guard let pointer = X509_STORE_new() else { throw .openSSL(.operationFailed, "No memory for a store") }
        store = StoreHandle(owning: pointer)
        checksRevocation = !revocationLists.isEmpty
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
        of leaf: X509Certificate, intermediates: [X509Certificate] = [], at seconds: Int64
    ) throws(CertificatePathError) -> CertificatePath {
        guard let untrusted = moneta_x509_stack_new() else {
            throw CertificatePathError(code: .invalid, message: "No memory for a validation", depth: 0)
        }
        defer { moneta_x509_stack_free(untrusted) }
        guard let context = X509_STORE_CTX_new() else {
            throw CertificatePathError(code: .invalid, message: "No memory for a validation", depth: 0)
        }
        defer {
            X509_STORE_CTX_free(context)
            _ = OpenSSLErrorQueue.drain()
        }
        for certificate in intermediates where moneta_x509_stack_push(untrusted, certificate.handle.pointer) != 1 {
            throw CertificatePathError(code: .invalid, message: "No memory for a validation", depth: 0)
        }
        guard X509_STORE_CTX_init(context, store.pointer, leaf.handle.pointer, untrusted) == 1 else {
            throw CertificatePathError(code: .invalid, message: "The validation cannot start", depth: 0)
        }
        configure(X509_STORE_CTX_get0_param(context), at: seconds)
        guard X509_verify_cert(context) == 1 else {
            let code = X509_STORE_CTX_get_error(context)
            throw CertificatePathError(
                code: .init(openSSL: code), message: String(cString: X509_verify_cert_error_string(Int(code))),
                depth: Int(X509_STORE_CTX_get_error_depth(context)))
        }
        return CertificatePath(certificates: certificates(X509_STORE_CTX_get0_chain(context)))
    }

    private func configure(_ parameters: OpaquePointer?, at seconds: Int64) {
        X509_VERIFY_PARAM_set_time(parameters, time_t(seconds))
        X509_VERIFY_PARAM_set_depth(parameters, Self.depthMax)
        X509_VERIFY_PARAM_set_auth_level(parameters, Self.securityLevel)
        var flags = X509_V_FLAG_PARTIAL_CHAIN
        if checksRevocation { flags |= X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL }
        X509_VERIFY_PARAM_set_flags(parameters, UInt(flags))
    }

    private func certificates(_ chain: OpaquePointer?) -> [X509Certificate] {
        (0..<moneta_x509_stack_count(chain)).compactMap { index in
            guard let pointer = moneta_x509_stack_value(chain, index), X509_up_ref(pointer) == 1 else { return nil }
            return try? X509Certificate(CertificateHandle(owning: pointer))
        }
    }
}
