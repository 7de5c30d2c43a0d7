/// What a new certificate shall say.
package struct CertificateTemplate: Sendable {
    package var commonName: String
    package var organization: String?
    package var publicKey: PublicKey
    /// Seconds since 1970.
    package var notBefore: Int64
    /// Seconds since 1970.
    package var notAfter: Int64
    /// Whether it may sign other certificates, instead of documents.
    package var isAuthority: Bool
    /// Names of a TLS server.
    package var dnsNames: [String]

    package init(
        commonName: String, organization: String? = nil, publicKey: PublicKey, notBefore: Int64, notAfter: Int64,
        isAuthority: Bool = false, dnsNames: [String] = []
    ) {
        self.commonName = commonName
        self.organization = organization
        self.publicKey = publicKey
        self.notBefore = notBefore
        self.notAfter = notAfter
        self.isAuthority = isAuthority
        self.dnsNames = dnsNames
    }
}
