import SharedLayer

extension ContractReference {
    /// The contract that a message between stages names.
    init(_ message: AggregateMessage<ContractReference>) {
        self.init(organizationID: message.organizationID, contractID: message.identifier)
    }
}
