/// The contracts of one pipeline's table with all that belongs to them (docs/adr/0003-subscription-table.md).
package struct ContractRepository: Sendable {
    /// What every aggregate has: searches, what is due, changes with any other record.
    package let aggregates: AggregateRepository<ContractModel>
    private let transactor: RecordTransactor
    private var table: String { aggregates.base.table }

    /// `makeToken` makes unique texts of at most 36 characters: the service performs a transaction once per token, so that
    /// one whose answer was lost can be repeated.
    package init(dynamo: DynamoClient, table: String, makeToken: @escaping @Sendable () -> String) {
        aggregates = AggregateRepository(dynamo: dynamo, table: table, makeToken: makeToken)
        transactor = RecordTransactor(dynamo: dynamo, makeToken: makeToken)
    }

    package func contract(_ reference: ContractReference) async throws(RepositoryError) -> ContractModel? {
        try await aggregates.get(reference)
    }

    package func request(of reference: ContractReference) async throws(RepositoryError) -> ContractRequestModel? {
        try await records().get(ContractRequestModel.key(reference))
    }

    package func signedContract(of reference: ContractReference) async throws(RepositoryError) -> SignedContractModel? {
        try await records().get(SignedContractModel.key(reference))
    }

    package func delivery(
        _ deliveryID: String, of reference: ContractReference
    ) async throws(RepositoryError) -> DeliveryModel? {
        try await records().get(DeliveryModel.key(reference, deliveryID: deliveryID))
    }

    /// The contract's history, oldest first.
    package func events(of reference: ContractReference) async throws(RepositoryError) -> [ContractEventModel] {
        try await aggregates.events(of: reference)
    }

    /// Counts an attempt on a delivery. Throws `versionConflict`.
    package func save(_ delivery: DeliveryModel) async throws(RepositoryError) -> DeliveryModel {
        try await records().save(delivery)
    }

    /// Notes that a signature was used without anything else to write. Throws `signatureUsed`.
    package func insert(_ signature: UsedSignatureModel) async throws(RepositoryError) {
        let signatures: BaseRepository<UsedSignatureModel> = records()
        do {
            try await signatures.insert(signature)
        } catch  where error.code == .alreadyExists {
            // The client repeats a write whose answer was lost; that is no second use.
            if try await signatures.get(signature.key)?.usedBy == signature.usedBy { return }
            throw RepositoryError(.signatureUsed, "the jti was used before", cause: error)
        }
    }

    /// Writes a change, and gives back the contract with its new version.
    ///
    /// Throws `signatureUsed` before `versionConflict` (which, for a new contract, means that it is there already),
    /// `service`, `malformedRecord`.
    package func apply(_ change: ContractChange) async throws(RepositoryError) -> ContractModel {
        try change.contract.checkEnd([change.event])
        var transaction = RecordTransaction()
        // First, so that it is the first conflict that is told.
        if let signature = change.usedSignature { try transaction.insert(signature, in: table) }
        let saved = try transaction.save(change.contract, in: table)
        try transaction.insert(change.event, in: table)
        if let request = change.request { try transaction.insert(request, in: table) }
        if let signedContract = change.signedContract { try transaction.insert(signedContract, in: table) }
        if let delivery = change.delivery { try transaction.save(delivery, in: table) }
        if let outbox = change.outbox { try transaction.put(outbox, in: table) }
        for item in change.domainEvents { try transaction.put(item, in: table) }
        do {
            try await transactor.commit(transaction)
        } catch {
            throw Self.error(error, change)
        }
        return saved
    }

    private static func error(_ error: RepositoryError, _ change: ContractChange) -> RepositoryError {
        guard let first = error.conflicts.first else { return error }
        if first.key == change.usedSignature?.key, first.reason == .alreadyExists {
            return RepositoryError(
                .signatureUsed, "the jti was used before", key: first.key, conflicts: error.conflicts, cause: error)
        }
        return RepositoryError(
            .versionConflict, "\(change.contract.key) is no longer at version \(change.contract.version)",
            key: change.contract.key, conflicts: error.conflicts, cause: error)
    }

    private func records<Record: RecordModel>() -> BaseRepository<Record> { aggregates.parts() }
}
