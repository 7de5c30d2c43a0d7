import FoundationEssentials
package import OpenSSLCrypto
package import SharedLayer

/// A publisher's private key and the certificate that belongs to it.
package struct PublisherKey: Sendable {
    package let privateKey: PrivateKey
    package let certificate: X509Certificate

    package init(privateKey: PrivateKey, certificate: X509Certificate) {
        self.privateKey = privateKey
        self.certificate = certificate
    }

    /// `x5t#S256` of the certificate.
    package var thumbprint: String { Base64URL.text(certificate.sha256Thumbprint) }

    /// A new RSA key of 2048 bits with a certificate of its own making, valid for a year. Throws `key`.
    package static func generate(publisherID: String, now: Timestamp) throws(SeedError) -> PublisherKey {
        do {
            let key = try PrivateKey.generate(.rsa(bits: 2_048))
            let certificate = try X509Certificate.selfSigned(
                subjectCommonName: publisherID, key: key, notBefore: now.secondsSince1970 - leewaySeconds,
                notAfter: now.secondsSince1970 + validitySeconds)
            return PublisherKey(privateKey: key, certificate: certificate)
        } catch {
            throw SeedError(.key, "The publisher's key cannot be made.", cause: error)
        }
    }

    /// The key that an earlier seed left, if there is one. Throws `file`, `key`.
    package init?(in folder: SeedFolder) throws(SeedError) {
        guard let key = try SeedFolder.read(folder.keyPath),
            let certificate = try SeedFolder.read(folder.certificatePath)
        else { return nil }
        try self.init(keyPEM: key, certificatePEM: certificate)
    }

    /// The key that an earlier seed left, else a new one, which is written there. Throws `file`, `key`.
    package init(keptIn folder: SeedFolder, publisherID: String, now: Timestamp) throws(SeedError) {
        if let kept = try PublisherKey(in: folder) {
            self = kept
        } else {
            self = try PublisherKey.generate(publisherID: publisherID, now: now)
            try write(to: folder)
        }
    }

    /// Throws `key`.
    package init(keyPEM: String, certificatePEM: String) throws(SeedError) {
        do {
            try self.init(privateKey: PrivateKey(pem: keyPEM), certificate: X509Certificate(pem: certificatePEM))
        } catch {
            throw SeedError(.key, "The key or the certificate cannot be read.", cause: error)
        }
        guard privateKey.publicKey == certificate.publicKey else {
            throw SeedError(.key, "The certificate is not the key's.")
        }
    }

    package func write(to folder: SeedFolder) throws(SeedError) {
        try folder.write(privateKey.pem, to: folder.keyPath)
        try folder.write(certificate.pem, to: folder.certificatePath)
    }

    package func model(publisherID: String) -> CertificateModel {
        CertificateModel(
            publisherID: publisherID, thumbprint: thumbprint, pem: certificate.pem, status: .active,
            notBefore: Timestamp(secondsSince1970: certificate.notBefore),
            notAfter: Timestamp(secondsSince1970: certificate.notAfter))
    }

    /// Clocks differ.
    private static let leewaySeconds: Int64 = 300
    private static let validitySeconds: Int64 = 365 * 86_400
}
