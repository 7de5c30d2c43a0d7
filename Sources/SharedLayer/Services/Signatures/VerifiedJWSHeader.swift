/// What a signature that counts says about itself.
///
/// Whether its `tokenID` was used before is for the caller to keep, until `expiresAt`.
package struct VerifiedJWSHeader: Sendable, Hashable {
    package let tokenID: String
    /// Seconds since 1970.
    package let issuedAt: Int64
    /// Seconds since 1970; from then on the signature is outside of its window.
    package let expiresAt: Int64
    /// The certificate's `x5t#S256`.
    package let thumbprint: String

    package init(tokenID: String, issuedAt: Int64, expiresAt: Int64, thumbprint: String) {
        self.tokenID = tokenID
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
        self.thumbprint = thumbprint
    }
}
