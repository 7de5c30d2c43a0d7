package import SharedLayer

/// Notes that a signature was used, for requests that make no aggregate: each signature counts once.
package struct DisputeSignatureUses: Sendable {
    private let uses: BaseRepository<UsedSignatureModel>

    package init(dynamo: DynamoClient, table: String) {
        uses = BaseRepository(dynamo: dynamo, table: table)
    }

    /// Throws a `SubmissionError` with `signatureUsed`, a `RepositoryError`.
    package func note(
        _ signature: VerifiedSignature, of publisherID: String, _ invocation: FunctionInvocation
    ) async throws {
        let use = UsedSignatureModel(
            publisherID: publisherID, token: signature.token, expiresAt: signature.expiresAt.secondsSince1970,
            usedBy: invocation.requestID)
        do {
            try await uses.insert(use)
        } catch {
            guard error.code == .alreadyExists else { throw error }
            // The client repeats a write whose answer was lost; that is no second use.
            if try await uses.get(use.key)?.usedBy == use.usedBy { return }
            throw SubmissionError(.signatureUsed, "The signature was used before.", cause: error)
        }
    }
}
