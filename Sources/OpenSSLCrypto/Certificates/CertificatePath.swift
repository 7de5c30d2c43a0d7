/// A certificate with the certificates that lead from it to one that is trusted, leaf first.
package struct CertificatePath: Sendable, Hashable {
    package let certificates: [X509Certificate]

    /// The trusted certificate at the end.
    package var anchor: X509Certificate? { certificates.last }

    /// When the first of its certificates ends, in seconds since 1970.
    package var notAfter: Int64? { certificates.map(\.notAfter).min() }
}
