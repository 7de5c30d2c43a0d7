package import SharedLayer

/// How the delivery of a report ends its reconciliation.
package enum ReconciliationResponding {
    /// REPORTED becomes RESPONDED, or FAILED when the partner does not take the report.
    package static func change(
        of reconciliation: ReconciliationModel, _ end: DeliveryEnd, _ facts: [String: String], at: Timestamp,
        _ invocation: FunctionInvocation
    ) throws -> AggregateChange<ReconciliationModel> {
        switch end {
        case .failed(let reason):
            return try ReconciliationEnding.failure(
                of: reconciliation, reason: "DELIVERY_FAILED: \(reason)", at: at, details: facts, invocation)
        case .delivered(let confirmation):
            var reconciliation = reconciliation
            reconciliation.partnerConfirmation = confirmation
            reconciliation.failureReason = nil
            let event = try reconciliation.append(
                .responded, status: .responded, at: at, function: invocation.function,
                requestID: invocation.requestID, details: facts.merging(["confirmation": confirmation]) { $1 })
            return AggregateChange(reconciliation, event)
        }
    }
}
