package import OpenSSLCrypto

/// A certificate as somebody keeps it: whose it is, what for, and whether it still counts.
package struct CertificateEntry: Sendable, Hashable {
    package let entityID: String
    /// What the certificate is for, such as `signing`.
    package let type: String
    package let pem: String
    package let status: Status
    package let notBefore: Timestamp
    package let notAfter: Timestamp
    /// `x5t#S256`: base64url of the SHA-256 of the DER bytes.
    package let thumbprint: String

    package enum Status: String, Sendable, Hashable {
        case active
        case revoked
    }

    package init(
        entityID: String, type: String, pem: String, status: Status, notBefore: Timestamp, notAfter: Timestamp,
        thumbprint: String
    ) {
        self.entityID = entityID
        self.type = type
        self.pem = pem
        self.status = status
        self.notBefore = notBefore
        self.notAfter = notAfter
        self.thumbprint = thumbprint
    }

    /// The entry of a certificate at hand.
    package init(entityID: String, type: String, certificate: X509Certificate, status: Status = .active) {
        self.init(
            entityID: entityID, type: type, pem: certificate.pem, status: status,
            notBefore: Timestamp(secondsSince1970: certificate.notBefore),
            notAfter: Timestamp(secondsSince1970: certificate.notAfter),
            thumbprint: Base64URL.text(certificate.sha256Thumbprint))
    }
}

extension CertificateEntry {
    /// The certificate itself.
    /// - Throws: `CertificateError` with `malformed`, or `thumbprintMismatch` when the entry names another one.
    package func certificate() throws(CertificateError) -> X509Certificate {
        let certificate: X509Certificate
        do {
            certificate = try X509Certificate(pem: pem)
        } catch {
            throw CertificateError(.malformed, "The certificate \(thumbprint) cannot be read", cause: error)
        }
        guard Base64URL.text(certificate.sha256Thumbprint) == thumbprint else {
            throw CertificateError(.thumbprintMismatch, "The entry \(thumbprint) holds another certificate")
        }
        return certificate
    }

    /// The certificate, when it counts at that time: not revoked, and within the times that it says itself.
    /// - Throws: `CertificateError` with `malformed`, `thumbprintMismatch`, `revoked`, `expired`, `notYetValid`.
    package func checkedCertificate(at time: Timestamp) throws(CertificateError) -> X509Certificate {
        guard status == .active else {
            throw CertificateError(.revoked, "The certificate \(thumbprint) is revoked")
        }
        let certificate = try certificate()
        guard time.secondsSince1970 >= certificate.notBefore else {
            throw CertificateError(.notYetValid, "The certificate \(thumbprint) is not valid yet")
        }
        guard time.secondsSince1970 <= certificate.notAfter else {
            throw CertificateError(.expired, "The certificate \(thumbprint) has expired")
        }
        return certificate
    }
}
