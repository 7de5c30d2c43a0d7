/// A submission whose signature counts.
package struct VerifiedSubmission: Sendable {
    package let submission: SignedSubmission
    package let signature: VerifiedSignature
    /// SHA-256 of the body in lowercase hex.
    package let requestHash: String

    package init(submission: SignedSubmission, signature: VerifiedSignature, requestHash: String) {
        self.submission = submission
        self.signature = signature
        self.requestHash = requestHash
    }
}
