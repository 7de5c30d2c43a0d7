/// What a submission leaves behind beside its aggregate, so that neither its signature nor its key counts for anything else.
struct SubmissionMarks: Sendable {
    let use: UsedSignatureModel
    let key: SubmissionKeyModel?

    init(
        _ submission: VerifiedSubmission, by signer: String, _ invocation: FunctionInvocation, keyExpiresAt: Timestamp
    ) {
        use = UsedSignatureModel(
            publisherID: signer, token: submission.signature.token,
            expiresAt: submission.signature.expiresAt.secondsSince1970, usedBy: invocation.requestID)
        key = submission.submission.idempotencyKey.map { key in
            SubmissionKeyModel(
                signerID: signer, key: key, requestHash: submission.requestHash,
                expiresAt: keyExpiresAt.secondsSince1970)
        }
    }
}
