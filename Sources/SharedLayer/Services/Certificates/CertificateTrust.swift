import OpenSSLCrypto

/// `TrustMaterial`, read.
struct CertificateTrust: Sendable {
    let store: CertificateStore
    let intermediates: [X509Certificate]
}
