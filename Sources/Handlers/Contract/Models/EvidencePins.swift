/// Keys that are known from elsewhere, in PEM: a file's own keys say that it is of one piece, these say whose.
package struct EvidencePins: Sendable {
    /// The publisher's certificate.
    package var certificate: String?
    /// The public key, or a certificate of it, that our documents are signed with.
    package var key: String?
    /// The same of the key that evidence files are sealed with.
    package var sealKey: String?

    package init(certificate: String? = nil, key: String? = nil, sealKey: String? = nil) {
        self.certificate = certificate
        self.key = key
        self.sealKey = sealKey
    }
}
