import COpenSSL

/// Owns one `EVP_MD_CTX` that is ready to sign or to verify.
///
/// Unchecked Sendable: a prepared context is only ever copied, under its key's lock, and a copy is used by who made it.
final class SignatureContext: @unchecked Sendable {
    let pointer: OpaquePointer

    private init() throws(CryptoError) {
        guard let pointer = EVP_MD_CTX_new() else { throw .openSSL(.operationFailed, "No digest context") }
        self.pointer = pointer
    }

    deinit {
        EVP_MD_CTX_free(pointer)
    }

    /// Looks the algorithms up and ties them to the key: the part of a signature that is the same each time.
    static func prepare(_ use: Use, key: OpaquePointer) throws(CryptoError) -> SignatureContext {
        let context = try SignatureContext()
        var keyContext: OpaquePointer?
        let digest = use.scheme.hash?.evp
        let isReady =
            use.isSigning
            ? EVP_DigestSignInit(context.pointer, &keyContext, digest, nil, key)
            : EVP_DigestVerifyInit(context.pointer, &keyContext, digest, nil, key)
        guard isReady == 1, use.scheme.setPadding(keyContext) else {
            throw .openSSL(.operationFailed, "The key cannot be used with \(use.scheme)")
        }
        return context
    }

    func copy() throws(CryptoError) -> SignatureContext {
        let context = try SignatureContext()
        guard EVP_MD_CTX_copy_ex(context.pointer, pointer) == 1 else {
            throw .openSSL(.operationFailed, "A digest context cannot be copied")
        }
        return context
    }

    struct Use: Hashable {
        let scheme: SignatureScheme
        let isSigning: Bool
    }
}
