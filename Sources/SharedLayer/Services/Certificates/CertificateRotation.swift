/// Where an entity stands in the rotation of its certificates of one type.
///
/// Certificates overlap: the new one is entered before it is valid, both count for a while, the old one ends by itself.
package struct CertificateRotation: Sendable, Hashable {
    /// Those that count now and verify, the newest first. The order is the same for every reader.
    package let verifying: [CertificateEntry]
    /// The first that will be valid, if one is entered already.
    package let next: CertificateEntry?

    /// The newest of those that count: the one to sign with.
    package var signing: CertificateEntry? { verifying.first }

    init(_ entries: [CertificateEntry], at now: Timestamp) {
        var verifying: [CertificateEntry] = []
        var coming: [CertificateEntry] = []
        for entry in entries {
            do throws(CertificateError) {
                _ = try entry.checkedCertificate(at: now)
                verifying.append(entry)
            } catch {
                if error.code == .notYetValid { coming.append(entry) }
            }
        }
        self.verifying = verifying.sorted(by: Self.isNewer)
        next = coming.min { Self.isNewer($1, $0) }
    }

    /// Valid from a later time on; of two that begin together the one that ends later, then by thumbprint.
    private static func isNewer(_ left: CertificateEntry, _ right: CertificateEntry) -> Bool {
        (left.notBefore, left.notAfter, right.thumbprint) > (right.notBefore, right.notAfter, left.thumbprint)
    }
}
