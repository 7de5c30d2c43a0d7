import OpenSSLCrypto

/// Who is trusted to issue certificates, and which of them are revoked: PEM texts, each with one or more blocks.
package struct TrustMaterial: Sendable, Hashable {
    package var anchors: [String]
    /// Offered for every path, beside those that come with a certificate; not trusted.
    package var intermediates: [String]
    /// One current list of each issuer, the anchors' own included.
    package var revocationLists: [String]
    /// False only where no issuer publishes lists: then a revoked certificate counts.
    package var checksRevocation: Bool

    package init(
        anchors: [String], intermediates: [String] = [], revocationLists: [String] = [], checksRevocation: Bool = true
    ) {
        self.anchors = anchors
        self.intermediates = intermediates
        self.revocationLists = revocationLists
        self.checksRevocation = checksRevocation
    }
}

extension TrustMaterial {
    /// - Throws: `CertificateError` with `invalidTrust` or `revocationListInvalid`.
    func trust() throws(CertificateError) -> CertificateTrust {
        var lists: [CertificateRevocationList] = []
        do {
            for text in revocationLists { lists.append(try CertificateRevocationList(pem: text)) }
        } catch {
            throw CertificateError(.revocationListInvalid, "A revocation list cannot be read", cause: error)
        }
        // OpenSSL takes such a list for one that counts for ever; RFC 5280 section 5.1.2.5 wants the time to be there.
        guard lists.allSatisfy({ $0.nextUpdate != nil }) else {
            throw CertificateError(.revocationListInvalid, "A revocation list does not say until when it counts")
        }
        do {
            var trusted: [X509Certificate] = []
            for text in anchors { trusted += try X509Certificate.chain(pem: text) }
            var between: [X509Certificate] = []
            for text in intermediates { between += try X509Certificate.chain(pem: text) }
            return CertificateTrust(
                store: try CertificateStore(
                    trusting: trusted, revocationLists: lists, checksRevocation: checksRevocation),
                intermediates: between)
        } catch {
            throw CertificateError(.invalidTrust, "A trusted certificate cannot be read", cause: error)
        }
    }
}
