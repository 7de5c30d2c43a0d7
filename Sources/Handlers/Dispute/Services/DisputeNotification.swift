package import SharedLayer

/// What the delivery of a response means for its dispute: its status stays, the history says what came of it.
package enum DisputeNotification {
    /// What a message for this stage means: the partner's confirmation says whether it was passed. A delivery that failed has
    /// none: an operator may send its message back.
    package static func turn(_ dispute: DisputeModel) -> StageAction {
        guard dispute.deliveryID != nil else { return .notReady }
        return dispute.partnerConfirmation == nil ? .proceed : .alreadyPassed
    }

    /// Throws a `JSONError` when a detail has no canonical form.
    package static func conclusion(
        _ dispute: DisputeModel, _ end: DeliveryEnd, _ facts: [String: String], at now: Timestamp,
        _ invocation: FunctionInvocation
    ) throws -> AggregateChange<DisputeModel> {
        var dispute = dispute
        let event: DisputeEventModel
        switch end {
        case .delivered(let confirmation):
            dispute.partnerConfirmation = confirmation
            event = try dispute.note(
                .notified, at: now, invocation, details: facts.merging(["confirmation": confirmation]) { $1 })
        case .failed(let reason):
            event = try dispute.note(
                .notificationFailed, at: now, invocation, details: facts.merging(["reason": reason]) { $1 })
        }
        return AggregateChange(dispute, event)
    }
}
