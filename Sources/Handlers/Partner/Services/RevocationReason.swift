/// Why a certificate is revoked: the reasons of RFC 5280 section 5.3.1 that fit a certificate which is no authority's.
enum RevocationReason: String, Sendable, CaseIterable {
    case unspecified = "UNSPECIFIED"
    case keyCompromise = "KEY_COMPROMISE"
    case affiliationChanged = "AFFILIATION_CHANGED"
    case superseded = "SUPERSEDED"
    case cessationOfOperation = "CESSATION_OF_OPERATION"
    case privilegeWithdrawn = "PRIVILEGE_WITHDRAWN"
}
