import SharedLayer

/// Ends a dispute: the charge can be disputed again, a response is made, and other domains are told.
struct DisputeEnding: Sendable {
    private let table: String

    init(table: String) {
        self.table = table
    }

    /// The change that ends `dispute` by a move into one of the final states.
    ///
    /// - Parameters:
    ///   - charge: the charge with the refund in it, when there is one.
    ///   - details: what the event says.
    func change(
        _ dispute: DisputeModel, by move: DisputeStateMachine.Move, charge: DisputableChargeModel? = nil,
        at now: Timestamp, _ invocation: FunctionInvocation, details: [String: String]
    ) throws -> AggregateChange<DisputeModel> {
        var dispute = dispute
        // The terms say nothing about what has ended.
        let events = try dispute.make(
            move, under: DisputeTerms(), at: now, invocation,
            details: Dictionary(uniqueKeysWithValues: move.events.map { ($0, details) }))
        var change = AggregateChange(dispute, events: events)
        change.others.delete(
            OpenDisputeModel.key(dispute.contract, transactionID: dispute.transactionID), in: table)
        if let charge { try change.others.save(charge, in: table) }
        change.outbox = [try OutboxItem(.generateResponse, for: dispute.reference, at: now)]
        for event in events {
            change.outbox.append(
                try OutboxItem(telling: event, DisputeEventData(dispute, partnerID: dispute.partnerID)))
        }
        return change
    }
}
