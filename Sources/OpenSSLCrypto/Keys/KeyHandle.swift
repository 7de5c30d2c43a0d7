import COpenSSL

/// Owns one `EVP_PKEY`.
///
/// Unchecked Sendable: the key is never changed after `init`, and OpenSSL lets threads share a key that nobody changes.
final class KeyHandle: @unchecked Sendable {
    let pointer: OpaquePointer

    /// Takes over the caller's reference.
    init(owning pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        EVP_PKEY_free(pointer)
    }
}
