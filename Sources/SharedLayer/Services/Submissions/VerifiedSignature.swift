/// What a signature that counts says about itself.
package struct VerifiedSignature: Sendable, Equatable {
    /// Unique among the publisher's signatures.
    package let token: String
    /// The certificate's `x5t#S256`.
    package let thumbprint: String
    /// From then on the signature is too old to count, so its token need not be remembered.
    package let expiresAt: Timestamp

    package init(token: String, thumbprint: String, expiresAt: Timestamp) {
        self.token = token
        self.thumbprint = thumbprint
        self.expiresAt = expiresAt
    }
}
