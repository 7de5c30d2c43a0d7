import COpenSSL

/// Builds and signs certificates (RFC 5280, version 3) with random serial numbers of 128 bits.
enum CertificateSigning {
    /// - Parameter issuer: nil for a certificate that its own key signs.
    static func issue(
        _ template: CertificateTemplate, issuer: X509Certificate?, key: PrivateKey
    ) throws(CryptoError) -> X509Certificate {
        guard template.notBefore <= template.notAfter else {
            throw CryptoError(.invalidParameter, "The certificate would end before it begins")
        }
        guard let pointer = X509_new() else { throw .openSSL(.operationFailed, "No memory for a certificate") }
        let handle = CertificateHandle(owning: pointer)
        guard X509_set_version(pointer, 2) == 1,
            X509_set_pubkey(pointer, template.publicKey.handle.pointer) == 1
        else { throw .openSSL(.operationFailed, "The certificate cannot be built") }
        try setSerialNumber(pointer)
        try setTimes(pointer, template)
        try setNames(pointer, template, issuer)
        try CertificateExtensions.add(to: pointer, template, issuer: issuer)
        guard X509_sign(pointer, key.handle.pointer, digest(for: key.kind)) > 0 else {
            throw .openSSL(.operationFailed, "The certificate cannot be signed")
        }
        return try X509Certificate(handle)
    }

    /// Ed25519 hashes on its own.
    static func digest(for kind: KeyKind) -> OpaquePointer? {
        kind == .ed25519 ? nil : EVP_sha256()
    }

    private static func setSerialNumber(_ pointer: OpaquePointer) throws(CryptoError) {
        var bytes = try SecureRandom.bytes(16)
        bytes[0] = bytes[0] & 0x7f | 0x40
        guard let number = BN_bin2bn(bytes, Int32(bytes.count), nil) else {
            throw .openSSL(.operationFailed, "No serial number")
        }
        defer { BN_free(number) }
        guard BN_to_ASN1_INTEGER(number, X509_get_serialNumber(pointer)) != nil else {
            throw .openSSL(.operationFailed, "No serial number")
        }
    }

    private static func setTimes(_ pointer: OpaquePointer, _ template: CertificateTemplate) throws(CryptoError) {
        let notBefore = try CertificateFields.time(template.notBefore)
        defer { ASN1_STRING_free(notBefore) }
        let notAfter = try CertificateFields.time(template.notAfter)
        defer { ASN1_STRING_free(notAfter) }
        guard X509_set1_notBefore(pointer, notBefore) == 1, X509_set1_notAfter(pointer, notAfter) == 1 else {
            throw .openSSL(.operationFailed, "The certificate's times cannot be set")
        }
    }

    private static func setNames(
        _ pointer: OpaquePointer, _ template: CertificateTemplate, _ issuer: X509Certificate?
    ) throws(CryptoError) {
        guard let name = X509_get_subject_name(pointer) else { throw .openSSL(.operationFailed, "No subject") }
        if let organization = template.organization { try add(organization, "O", to: name) }
        try add(template.commonName, "CN", to: name)
        let issuerName = issuer.map { X509_get_subject_name($0.handle.pointer) } ?? name
        guard X509_set_issuer_name(pointer, issuerName) == 1 else {
            throw .openSSL(.operationFailed, "The certificate's issuer cannot be set")
        }
    }

    private static func add(_ text: String, _ field: String, to name: OpaquePointer) throws(CryptoError) {
        let bytes = Array(text.utf8)
        // 64 characters: the upper bounds ub-common-name and ub-organization-name of RFC 5280, appendix A.1.
        guard (1...64).contains(text.unicodeScalars.count),
            X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8, bytes, Int32(bytes.count), -1, 0) == 1
        else { throw .openSSL(.invalidParameter, "A name has 1 to 64 characters") }
    }
}
