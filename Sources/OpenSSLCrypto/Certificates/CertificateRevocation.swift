import COpenSSL

/// That a certificate was revoked: when, and why if its authority says (RFC 5280 section 5.3).
package struct CertificateRevocation: Sendable, Hashable, CustomStringConvertible {
    /// Seconds since 1970.
    package let date: Int64
    package let reason: Reason?

    package init(date: Int64, reason: Reason? = nil) {
        self.date = date
        self.reason = reason
    }

    /// RFC 5280 section 5.3.1; 7 is not used.
    package enum Reason: Int, Sendable, CaseIterable {
        case unspecified = 0
        case keyCompromise = 1
        case authorityCompromise = 2
        case affiliationChanged = 3
        case superseded = 4
        case cessationOfOperation = 5
        case certificateHold = 6
        case removedFromList = 8
        case privilegeWithdrawn = 9
        case attributeAuthorityCompromise = 10
    }

    package var description: String {
        let reason = reason.map { ", \($0)" } ?? ""
        return "revoked at \(date) s since 1970\(reason)"
    }
}

extension CertificateRevocation {
    init(_ entry: OpaquePointer) throws(CryptoError) {
        date = try CertificateFields.seconds(X509_REVOKED_get0_revocationDate(entry))
        guard let extensionValue = X509_REVOKED_get_ext_d2i(entry, NID_crl_reason, nil, nil) else {
            reason = nil
            return
        }
        let number = extensionValue.assumingMemoryBound(to: ASN1_ENUMERATED.self)
        defer { ASN1_ENUMERATED_free(number) }
        reason = Reason(rawValue: ASN1_ENUMERATED_get(number))
    }

    /// Adds the reason to an entry that is being made.
    static func setReason(_ reason: Reason, of entry: OpaquePointer) throws(CryptoError) {
        guard let number = ASN1_ENUMERATED_new() else { throw .openSSL(.operationFailed, "No memory for a reason") }
        defer { ASN1_ENUMERATED_free(number) }
        guard ASN1_ENUMERATED_set(number, reason.rawValue) == 1,
            X509_REVOKED_add1_ext_i2d(entry, NID_crl_reason, number, 0, 0) == 1
        else { throw .openSSL(.operationFailed, "The reason of a revocation cannot be set") }
    }
}
