package import OpenSSLCrypto

/// A certificate as somebody keeps it: whose it is, what for, and whether it still counts.
package struct CertificateEntry: Sendable {
    package let entityID: String
    /// What the certificate is for, such as `signing`.
    package let type: String
    package let pem: String
    package let status: Status
    package let notBefore: Timestamp
    package let notAfter: Timestamp
    /// `x5t#S256`: base64url of the SHA-256 of the DER bytes.
    package let thumbprint: String
    /// Read when it is first asked for, and kept by all copies: reading takes longer than a signature's verification.
    private let parsed: Lazy<X509Certificate, CertificateError>

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
        parsed = Lazy { () throws(CertificateError) in try Self.read(pem, thumbprint: thumbprint) }
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
    /// The weakest RSA key that counts; of the curves none below P-256 is read.
    package static let rsaBitsMin = 2_048

    /// The certificate itself.
    /// - Throws: `CertificateError` with `malformed`; `notAlone` when the text holds more than it; `thumbprintMismatch` when
    ///   the entry names another one.
    package func certificate() throws(CertificateError) -> X509Certificate { try parsed.value() }

    private static func read(_ pem: String, thumbprint: String) throws(CertificateError) -> X509Certificate {
        let only: X509Certificate?
        do {
            only = try X509Certificate.only(pem: pem)
        } catch {
            throw CertificateError(.malformed, "The certificate \(thumbprint) cannot be read", cause: error)
        }
        guard let certificate = only else {
            throw CertificateError(
                .notAlone, "The entry \(thumbprint) holds more than one certificate, or text around it")
        }
        guard Base64URL.text(certificate.sha256Thumbprint) == thumbprint else {
            throw CertificateError(.thumbprintMismatch, "The entry \(thumbprint) holds another certificate")
        }
        return certificate
    }

    /// The certificate, when it counts at that time: not revoked, within the times that it says itself, with a strong key.
    /// - Throws: `CertificateError` with `malformed`, `notAlone`, `thumbprintMismatch`, `revoked`, `expired`, `notYetValid`,
    ///   `weakKey`.
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
        if case .rsa(let bits) = certificate.publicKey.kind, bits < Self.rsaBitsMin {
            throw CertificateError(.weakKey, "The key of \(thumbprint) has \(bits) bits, not \(Self.rsaBitsMin)")
        }
        return certificate
    }

    func belongs(to owner: CertificateOwner) -> Bool {
        entityID == owner.entityID && type == owner.type
    }
}

/// What was read of an entry makes no other entry.
extension CertificateEntry: Hashable {
    package static func == (left: CertificateEntry, right: CertificateEntry) -> Bool {
        (left.entityID, left.type, left.pem, left.status) == (right.entityID, right.type, right.pem, right.status)
            && (left.notBefore, left.notAfter, left.thumbprint) == (right.notBefore, right.notAfter, right.thumbprint)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(entityID)
        hasher.combine(type)
        hasher.combine(status)
        hasher.combine(thumbprint)
    }
}
