import COpenSSL

/// A certificate revocation list (RFC 5280 section 5), read and immutable.
package struct CertificateRevocationList: Sendable {
    let handle: RevocationListHandle
    package let der: [UInt8]
    /// The distinguished name of the authority that signed it.
    package let issuer: String
    /// Seconds since 1970.
    package let thisUpdate: Int64
    /// Seconds since 1970; nil when the list does not say.
    package let nextUpdate: Int64?

    /// What one list may have: about 200,000 entries.
    package static let bytesMax = 8 << 20

    /// Throws `invalidCertificate` for anything that is not exactly one list in DER of at most `bytesMax`.
    package init(der: [UInt8]) throws(CryptoError) {
        guard der.count <= Self.bytesMax else {
            throw CryptoError(.invalidCertificate, "A revocation list may have at most \(Self.bytesMax) bytes")
        }
        let pointer = DER.decode(der, { d2i_X509_CRL(nil, $0, $1) }, free: X509_CRL_free)
        guard let pointer else { throw .openSSL(.invalidCertificate, "The bytes are no revocation list in DER") }
        try self.init(RevocationListHandle(owning: pointer))
    }

    /// Throws `invalidCertificate`.
    package init(pem: String) throws(CryptoError) {
        guard let block = try PEM.parse(pem, orThrow: .invalidCertificate).first(where: { $0.label == "X509 CRL" })
        else { throw CryptoError(.invalidCertificate, "The text has no block X509 CRL") }
        try self.init(der: block.der)
    }

    init(_ handle: RevocationListHandle) throws(CryptoError) {
        defer { _ = OpenSSLErrorQueue.drain() }
        self.handle = handle
        der = try DER.encode("The revocation list") { i2d_X509_CRL(handle.pointer, $0) }
        issuer = try CertificateFields.text(of: X509_CRL_get_issuer(handle.pointer))
        thisUpdate = try CertificateFields.seconds(X509_CRL_get0_lastUpdate(handle.pointer))
        if let next = X509_CRL_get0_nextUpdate(handle.pointer) {
            nextUpdate = try CertificateFields.seconds(next)
        } else {
            nextUpdate = nil
        }
    }

    package var pem: String { PEM(label: "X509 CRL", der: der).text }
}
