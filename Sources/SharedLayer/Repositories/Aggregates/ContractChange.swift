/// Everything that one change of a contract writes, all of it or nothing.
package struct ContractChange: Sendable {
    /// The contract after the change, with the version that was read.
    package let contract: ContractModel
    package let event: ContractEventModel
    /// The message that hands the contract to its next stage.
    package var outbox: OutboxItem?
    /// What other domains are told, by the event bus.
    package var domainEvents: [OutboxItem] = []
    /// New: the bytes that were accepted.
    package var request: ContractRequestModel?
    /// New: the signature that allowed it.
    package var usedSignature: UsedSignatureModel?
    /// New: the document that we signed.
    package var signedContract: SignedContractModel?
    /// New or changed, by its version.
    package var delivery: DeliveryModel?

    package init(contract: ContractModel, event: ContractEventModel) {
        self.contract = contract
        self.event = event
    }
}
