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
    /// The uses of TLS that it is for; none for no extension.
    package var tlsUsages: Set<TLSUsage>
    /// Of an authority: how many authorities may follow below it; nil for any number.
    package var authoritiesBelowMax: Int?
    /// Of an authority: the domain whose names alone may stand below it.
    package var dnsNamesPermitted: String?

    package enum TLSUsage: String, Sendable {
        case server = "serverAuth"
        case client = "clientAuth"
    }

    package init(
        commonName: String, organization: String? = nil, publicKey: PublicKey, notBefore: Int64, notAfter: Int64,
        isAuthority: Bool = false, dnsNames: [String] = [], tlsUsages: Set<TLSUsage> = [],
        authoritiesBelowMax: Int? = nil, dnsNamesPermitted: String? = nil
    ) {
        self.commonName = commonName
        self.organization = organization
        self.publicKey = publicKey
        self.notBefore = notBefore
        self.notAfter = notAfter
        self.isAuthority = isAuthority
        self.dnsNames = dnsNames
        self.tlsUsages = tlsUsages
        self.authoritiesBelowMax = authoritiesBelowMax
        self.dnsNamesPermitted = dnsNamesPermitted
    }
}
