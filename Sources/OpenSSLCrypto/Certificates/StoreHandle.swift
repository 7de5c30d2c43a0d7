import COpenSSL

/// Owns one `X509_STORE`.
///
/// Unchecked Sendable: the store is filled before it is shared, and OpenSSL reads it under its own lock.
final class StoreHandle: @unchecked Sendable {
    let pointer: OpaquePointer

    /// Takes over the caller's reference.
    init(owning pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        X509_STORE_free(pointer)
    }
}
