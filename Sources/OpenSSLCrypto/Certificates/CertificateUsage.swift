/// What a certificate is to be used for.
package enum CertificateUsage: Sendable, Hashable, CaseIterable {
    /// Whatever it says.
    case anything
    /// Signing documents: no key usage extension, or one with digitalSignature or nonRepudiation.
    case signing
    /// Being a client of TLS (clientAuth).
    case tlsClient
    /// Being a server of TLS (serverAuth). Says nothing about the server's name.
    case tlsServer
}
