/// Disputes in their stack's table, with their evidence.
package struct DisputeRepository: Sendable {
    /// States, histories, searches, what is due, and changes.
    package let aggregates: AggregateRepository<DisputeModel>

    /// - Parameter makeToken: see `RecordTransactor`.
    package init(dynamo: DynamoClient, table: String, makeToken: @escaping @Sendable () -> String) {
        aggregates = AggregateRepository(dynamo: dynamo, table: table, makeToken: makeToken)
    }

    /// What was submitted, in the order of the ids. Throws `tooManyItems` beyond `DisputeModel.evidenceMax`.
    package func evidence(of reference: DisputeReference) async throws(RepositoryError) -> [DisputeEvidenceModel] {
        try await aggregates.parts().query(
            partition: reference.partition, prefix: DisputeEvidenceModel.sortPrefix,
            itemsMax: DisputeModel.evidenceMax)
    }

    /// The open dispute about a charge, if there is one.
    package func open(
        about contract: ContractReference, transactionID: String
    ) async throws(RepositoryError) -> OpenDisputeModel? {
        try await aggregates.parts().get(OpenDisputeModel.key(contract, transactionID: transactionID))
    }

    /// What is known of a charge; nil as long as nobody has told of it.
    package func charge(
        of contract: ContractReference, transactionID: String
    ) async throws(RepositoryError) -> DisputableChargeModel? {
        try await aggregates.parts().get(DisputableChargeModel.key(contract, transactionID: transactionID))
    }
}
