import COpenSSL

extension SignatureScheme {
    /// The salt is exactly as long as the hash, when signing and when verifying (RFC 7518 section 3.5).
    func setPadding(_ context: OpaquePointer?) -> Bool {
        switch self {
        case .rsaPSS(let hash):
            EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1
                && EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1
                && EVP_PKEY_CTX_set_rsa_mgf1_md(context, hash.evp) == 1
        case .rsaPKCS1: EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1
        case .ecdsa, .ed25519: true
        }
    }
}
