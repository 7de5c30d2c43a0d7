import COpenSSL

/// One run of OpenSSL's path validation, with what it leaves behind. It belongs to one thread.
final class CertificateValidation {
    private let context: OpaquePointer
    private let untrusted: OpaquePointer
    /// OpenSSL points to it until the run is over.
    private let store: StoreHandle
    private let leaf: X509Certificate

    init(
        _ store: StoreHandle, of leaf: X509Certificate, intermediates: [X509Certificate]
    ) throws(CertificatePathError) {
        guard let untrusted = moneta_x509_stack_new() else { throw Self.noMemory }
        guard let context = X509_STORE_CTX_new() else {
            moneta_x509_stack_free(untrusted)
            throw Self.noMemory
        }
        self.store = store
        self.leaf = leaf
        self.untrusted = untrusted
        self.context = context
        for certificate in intermediates where moneta_x509_stack_push(untrusted, certificate.handle.pointer) != 1 {
            throw Self.noMemory
        }
        guard X509_STORE_CTX_init(context, store.pointer, leaf.handle.pointer, untrusted) == 1 else {
            throw Self.noMemory
        }
    }

    deinit {
        X509_STORE_CTX_free(context)
        moneta_x509_stack_free(untrusted)
        _ = OpenSSLErrorQueue.drain()
    }

    private static let noMemory = CertificatePathError(
        code: .invalid, message: "no memory for a validation", depth: 0)

    var parameters: OpaquePointer? { X509_STORE_CTX_get0_param(context) }

    /// Nil when there is a path.
    func run() -> CertificatePathError? {
        guard X509_verify_cert(context) != 1 else { return nil }
        let code = X509_STORE_CTX_get_error(context)
        let depth = Int(X509_STORE_CTX_get_error_depth(context))
        return CertificatePathError(
            code: .init(openSSL: code, depth: depth),
            message: String(cString: X509_verify_cert_error_string(Int(code))),
            depth: depth)
    }

    /// The certificates as far as the path was built, leaf first.
    var path: [X509Certificate] {
        let chain = X509_STORE_CTX_get0_chain(context)
        return (0..<max(0, moneta_x509_stack_count(chain))).compactMap { index in
            guard let pointer = moneta_x509_stack_value(chain, index), X509_up_ref(pointer) == 1 else { return nil }
            return try? X509Certificate(CertificateHandle(owning: pointer))
        }
    }

    /// Whether the last certificate of an unfinished path was signed by the key of one before it.
    var isCircle: Bool {
        let path = path
        guard path.count > 1, let last = path.last else { return false }
        return path.dropLast().contains { earlier in
            X509_check_issued(earlier.handle.pointer, last.handle.pointer) == X509_V_OK
                && X509_verify(last.handle.pointer, earlier.publicKey.handle.pointer) == 1
        }
    }

    /// What a list says of the certificate at which the run ended.
    func revocation(in list: CertificateRevocationList) -> CertificateRevocation? {
        guard let certificate = X509_STORE_CTX_get_current_cert(context),
            X509_NAME_cmp(X509_CRL_get_issuer(list.handle.pointer), X509_get_issuer_name(certificate)) == 0
        else { return nil }
        var entry: OpaquePointer?
        guard X509_CRL_get0_by_cert(list.handle.pointer, &entry, certificate) == 1, let entry else { return nil }
        return try? CertificateRevocation(entry)
    }
}
