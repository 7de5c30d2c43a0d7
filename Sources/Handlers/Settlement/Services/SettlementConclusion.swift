package import SharedLayer

/// What is written when a confirmation's delivery ends.
package enum SettlementConclusion {
    /// SETTLED, or SETTLEMENT_FAILED: the ledger stands either way, and an operator sends the confirmation again.
    ///
    /// Throws a `JSONError`.
    package static func change(
        of settlement: SettlementModel, _ end: DeliveryEnd, _ facts: [String: String], at: Timestamp,
        _ invocation: FunctionInvocation
    ) throws -> AggregateChange<SettlementModel> {
        var settlement = settlement
        var details = facts
        let type: SettlementEventType
        let status: SettlementStatus
        switch end {
        case .delivered(let confirmation):
            (type, status) = (.settled, .settled)
            settlement.partnerConfirmation = confirmation
            settlement.failureReason = nil
            details["confirmation"] = confirmation
        case .failed(let reason):
            (type, status) = (.failed, .settlementFailed)
            settlement.failureReason = reason
            details["reason"] = reason
        }
        let event = try settlement.append(
            type, status: status, at: at, function: invocation.function, requestID: invocation.requestID,
            details: details)
        var change = AggregateChange(settlement, event)
        change.outbox = [try OutboxItem(telling: event, SettlementEventData(settlement))]
        return change
    }
}
