import SharedLayer

extension DisputeReference {
    /// The dispute that a stage's message names.
    init(_ message: AggregateMessage<DisputeReference>) {
        self.init(organizationID: message.organizationID, disputeID: message.identifier)
    }
}
