/// A certificate with the certificates that lead from it to one that is trusted, leaf first.
package struct CertificatePath: Sendable, Hashable {
    package let certificates: [X509Certificate]

    /// The trusted certificate at the end.
    package var anchor: X509Certificate? { certificates.last }
}
