/// Whose a certificate is, and what for.
struct CertificateOwner: Hashable, Sendable {
    let entityID: String
    let type: String
}
