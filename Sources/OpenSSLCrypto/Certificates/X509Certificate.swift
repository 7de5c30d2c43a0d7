import COpenSSL

/// An X.509 certificate (RFC 5280), read and immutable. That it was read says nothing about whether it is trusted.
package struct X509Certificate: Sendable {
    let handle: CertificateHandle
    /// The exact bytes that were read.
    package let der: [UInt8]
    package let publicKey: PublicKey
    /// SHA-256 of the DER bytes: JOSE's `x5t#S256` before base64url (RFC 7515 section 4.1.8).
    package let sha256Thumbprint: [UInt8]
    /// The distinguished name as RFC 2253 writes it, such as `CN=example,O=Example Ltd`.
    package let subject: String
    /// As `subject`, of who signed.
    package let issuer: String
    /// Uppercase hexadecimal.
    package let serialNumber: String
    /// Seconds since 1970; the certificate is valid from this second on.
    package let notBefore: Int64
    /// Seconds since 1970; the certificate is valid up to and including this second.
    package let notAfter: Int64
    /// Whether its key may sign documents: it has no key usage extension, or one with digitalSignature or nonRepudiation.
    package let allowsDigitalSignature: Bool

    /// Throws `invalidCertificate` for anything that is not exactly one certificate in DER, and `invalidKey` for a key of
    /// a kind that is not offered.
    package init(der: [UInt8]) throws(CryptoError) {
        let pointer = DER.decode(der, { d2i_X509(nil, $0, $1) }, free: X509_free)
        guard let pointer else { throw .openSSL(.invalidCertificate, "The bytes are no certificate in DER") }
        try self.init(CertificateHandle(owning: pointer))
        guard self.der == der else {
            throw CryptoError(.invalidCertificate, "The certificate is not in the distinguished encoding")
        }
    }

    /// Reads the first certificate of a PEM text. Throws as `init(der:)`.
    package init(pem: String) throws(CryptoError) {
        guard let first = try PEM.parse(pem, orThrow: .invalidCertificate).first(where: { $0.label == "CERTIFICATE" })
        else { throw CryptoError(.invalidCertificate, "The text has no block CERTIFICATE") }
        try self.init(der: first.der)
    }

    init(_ handle: CertificateHandle) throws(CryptoError) {
        let pointer = handle.pointer
        // Extensions that cannot be read leave errors behind, although the certificate is taken.
        defer { _ = OpenSSLErrorQueue.drain() }
        self.handle = handle
        der = try DER.encode("The certificate") { i2d_X509(pointer, $0) }
        sha256Thumbprint = Digest.hash(.sha256, der)
        guard let key = X509_get_pubkey(pointer) else {
            throw .openSSL(.invalidKey, "The certificate's key is of no kind that is offered")
        }
        publicKey = try PublicKey(KeyHandle(owning: key))
        guard publicKey.kind != .secp256k1 else {
            throw CryptoError(.invalidKey, "Keys on the curve secp256k1 are not offered in certificates")
        }
        subject = try CertificateFields.text(of: X509_get_subject_name(pointer))
        issuer = try CertificateFields.text(of: X509_get_issuer_name(pointer))
        serialNumber = try CertificateFields.hexadecimal(X509_get0_serialNumber(pointer))
        notBefore = try CertificateFields.seconds(X509_get0_notBefore(pointer))
        notAfter = try CertificateFields.seconds(X509_get0_notAfter(pointer))
        let digitalSignatureOrNonRepudiation: UInt32 = 0x80 | 0x40
        allowsDigitalSignature = X509_get_key_usage(pointer) & digitalSignatureOrNonRepudiation != 0
    }

    /// Every certificate of a PEM text, in order. Throws as `init(der:)`.
    package static func chain(pem: String) throws(CryptoError) -> [X509Certificate] {
        var chain: [X509Certificate] = []
        for block in try PEM.parse(pem, orThrow: .invalidCertificate) where block.label == "CERTIFICATE" {
            chain.append(try X509Certificate(der: block.der))
        }
        return chain
    }

    /// The one certificate of a PEM text that holds nothing else: no second block, no text around it. Nil when it holds
    /// more. Throws as `init(der:)`.
    package static func only(pem: String) throws(CryptoError) -> X509Certificate? {
        let blocks = try PEM.parse(pem, orThrow: .invalidCertificate)
        guard blocks.count == 1, blocks[0].label == "CERTIFICATE" else { return nil }
        let lines = pem.utf8.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
            .filter { line in !line.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") } }
        guard lines.first?.elementsEqual("-----BEGIN CERTIFICATE-----".utf8) == true,
            lines.last?.elementsEqual("-----END CERTIFICATE-----".utf8) == true
        else {
            return nil
        }
        return try X509Certificate(der: blocks[0].der)
    }

    package var pem: String { PEM(label: "CERTIFICATE", der: der).text }

    /// Whether `seconds` (since 1970) lies between `notBefore` and `notAfter`, both included (RFC 5280 section 4.1.2.5).
    package func isValid(at seconds: Int64) -> Bool {
        notBefore <= seconds && seconds <= notAfter
    }

    /// A certificate for documents, signed by its own key. Throws `invalidParameter` for a name or times that X.509 cannot
    /// hold.
    package static func selfSigned(
        subjectCommonName: String, key: PrivateKey, notBefore: Int64, notAfter: Int64
    ) throws(CryptoError) -> X509Certificate {
        let template = CertificateTemplate(
            commonName: subjectCommonName, publicKey: key.publicKey, notBefore: notBefore, notAfter: notAfter)
        return try CertificateSigning.issue(template, issuer: nil, key: key)
    }
}

extension X509Certificate: Hashable {
    package static func == (left: X509Certificate, right: X509Certificate) -> Bool { left.der == right.der }

    package func hash(into hasher: inout Hasher) { hasher.combine(sha256Thumbprint) }
}
