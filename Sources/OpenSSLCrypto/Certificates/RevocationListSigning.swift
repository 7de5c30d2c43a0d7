import COpenSSL

/// Builds and signs revocation lists (version 2).
enum RevocationListSigning {
    static func issue(
        revoking serialNumbers: [String], reason: CertificateRevocation.Reason?, thisUpdate: Int64, nextUpdate: Int64,
        issuer: X509Certificate, key: PrivateKey
    ) throws(CryptoError) -> CertificateRevocationList {
        guard let pointer = X509_CRL_new() else { throw .openSSL(.operationFailed, "No memory for a revocation list") }
        let handle = RevocationListHandle(owning: pointer)
        let this = try CertificateFields.time(thisUpdate)
        defer { ASN1_STRING_free(this) }
        let next = try CertificateFields.time(nextUpdate)
        defer { ASN1_STRING_free(next) }
        guard X509_CRL_set_version(pointer, 1) == 1,
            X509_CRL_set_issuer_name(pointer, X509_get_subject_name(issuer.handle.pointer)) == 1,
            X509_CRL_set1_lastUpdate(pointer, this) == 1, X509_CRL_set1_nextUpdate(pointer, next) == 1
        else { throw .openSSL(.operationFailed, "The revocation list cannot be built") }
        for serialNumber in serialNumbers {
            try add(serialNumber, reason, revokedAt: this, to: pointer)
        }
        guard X509_CRL_sort(pointer) == 1,
            X509_CRL_sign(pointer, key.handle.pointer, CertificateSigning.digest(for: key.kind)) > 0
        else { throw .openSSL(.operationFailed, "The revocation list cannot be signed") }
        // OpenSSL looks at an entry's reason when it reads a list: one that was only made would not be taken as it stands.
        return try CertificateRevocationList(der: CertificateRevocationList(handle).der)
    }

    private static func add(
        _ serialNumber: String, _ reason: CertificateRevocation.Reason?,
        revokedAt time: UnsafeMutablePointer<ASN1_TIME>, to list: OpaquePointer
    ) throws(CryptoError) {
        let number = try CertificateFields.serialNumber(hexadecimal: serialNumber)
        defer { ASN1_STRING_free(number) }
        guard let entry = X509_REVOKED_new() else { throw .openSSL(.operationFailed, "No memory for an entry") }
        do throws(CryptoError) {
            if let reason { try CertificateRevocation.setReason(reason, of: entry) }
            guard X509_REVOKED_set_serialNumber(entry, number) == 1, X509_REVOKED_set_revocationDate(entry, time) == 1,
                X509_CRL_add0_revoked(list, entry) == 1
            else { throw .openSSL(.operationFailed, "A certificate cannot be added to the revocation list") }
        } catch {
            X509_REVOKED_free(entry)
            throw error
        }
    }
}
