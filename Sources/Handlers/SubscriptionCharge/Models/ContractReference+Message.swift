import SharedLayer

extension ContractReference {
    /// The charge that a message between stages names.
    init(_ message: AggregateMessage<ContractReference>) {
        self.init(
            organizationID: message.organizationID, contractID: message.identifier, period: message.qualifier)
    }
}
