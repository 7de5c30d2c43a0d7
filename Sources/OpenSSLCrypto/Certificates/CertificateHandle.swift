import COpenSSL

/// Owns one `X509`.
///
/// Unchecked Sendable: the certificate is never changed after `init`, and what OpenSSL caches inside it is behind its own lock.
final class CertificateHandle: @unchecked Sendable {
    let pointer: OpaquePointer

    /// Takes over the caller's reference.
    init(owning pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        X509_free(pointer)
    }
}
