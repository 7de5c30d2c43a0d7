import COpenSSL

/// Owns one `X509_CRL`.
///
/// Unchecked Sendable: the list is never changed after `init`, and what OpenSSL caches inside it is behind its own lock.
final class RevocationListHandle: @unchecked Sendable {
    let pointer: OpaquePointer

    /// Takes over the caller's reference.
    init(owning pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        X509_CRL_free(pointer)
    }
}
