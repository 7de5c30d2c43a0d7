/// The contracts of one pipeline's table with all that belongs to them (docs/adr/0003-subscription-table.md).
package struct ContractRepository: Sendable {
    private let dynamo: DynamoClient
    private let table: String
    private let makeToken: @Sendable () -> String

    /// `makeToken` makes unique texts of at most 36 characters: the service performs a transaction once per token, so that
    /// one whose answer was lost can be repeated.
    package init(dynamo: DynamoClient, table: String, makeToken: @escaping @Sendable () -> String) {
        self.dynamo = dynamo
        self.table = table
        self.makeToken = makeToken
    }

    package func contract(_ reference: ContractReference) async throws(RepositoryError) -> ContractModel? {
        try await records().get(ContractModel.key(reference))
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
        try await records().query(partition: reference.partition, prefix: ContractEventModel.sortPrefix)
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
        let contract = change.contract.nextVersion
        let writes = try writes(of: change, contract: contract)
        do {
            try await dynamo.transactWrite(writes, token: makeToken())
            return contract.record
        } catch  where error.isConflict {
            let isUsed =
                change.usedSignature != nil
                && error.cancellationReasons?.first?.code == AWSError.conditionalCheckFailed
            throw isUsed
                ? RepositoryError(.signatureUsed, "the jti was used before", cause: error)
                : RepositoryError(
                    .versionConflict, "\(change.contract.key) is no longer at version \(change.contract.version)",
                    cause: error)
        } catch {
            throw RepositoryError(.service, "transaction in \(table)", cause: error)
        }
    }

    /// The used signature comes first, so that the first cancellation reason is about it.
    private func writes(
        of change: ContractChange, contract: (record: ContractModel, condition: DynamoCondition)
    ) throws(RepositoryError) -> [DynamoWrite] {
        var writes: [DynamoWrite] = []
        if let signature = change.usedSignature { writes.append(try insertion(of: signature)) }
        writes.append(.put(try RecordItem.item(of: contract.record), table: table, condition: contract.condition))
        writes.append(try insertion(of: change.event))
        if let request = change.request { writes.append(try insertion(of: request)) }
        if let signedContract = change.signedContract { writes.append(try insertion(of: signedContract)) }
        if let delivery = change.delivery {
            let next = delivery.nextVersion
            writes.append(.put(try RecordItem.item(of: next.record), table: table, condition: next.condition))
        }
        if let outbox = change.outbox {
            writes.append(.put(try RecordItem.item(of: outbox), table: table, condition: nil))
        }
        return writes
    }

    private func insertion(of record: some RecordModel) throws(RepositoryError) -> DynamoWrite {
        .put(try RecordItem.item(of: record), table: table, condition: .attributeNotExists("pk"))
    }

    private func records<Record: RecordModel>() -> BaseRepository<Record> {
        BaseRepository(dynamo: dynamo, table: table)
    }
}

extension AWSError {
    fileprivate static let conditionalCheckFailed = "ConditionalCheckFailed"

    /// Another write was faster: before this one, or at the same time.
    fileprivate var isConflict: Bool {
        isConditionalCheckFailed || (cancellationReasons ?? []).contains { $0.code == "TransactionConflict" }
    }
}
