package import SharedLayer

/// All that is written when a settlement is accepted: its state, the run with the terms that hold for it, and the account, which
/// lets one settlement in at a time.
package struct SettlementOpening: Sendable {
    package let settlement: SettlementModel
    package let account: SettlementAccountModel
    package let terms: SettlementTerms

    package init(settlement: SettlementModel, account: SettlementAccountModel, terms: SettlementTerms) {
        self.settlement = settlement
        self.account = account
        self.terms = terms
    }

    /// - Parameter details: for the event, beside the period and the terms.
    /// - Throws: a `ShapeError` when the terms do not fit the currency, a `RepositoryError`, a `JSONError`.
    package func change(
        in table: String, _ invocation: FunctionInvocation, details: [String: String] = [:]
    ) throws -> AggregateChange<SettlementModel> {
        let fee = try terms.fee(in: settlement.currency)
        var settlement = settlement
        let facts = [
            "partner_id": settlement.partnerID, "currency": settlement.currency.code,
            "origin": settlement.origin.rawValue, "period_start": settlement.periodStart.text,
            "period_end": settlement.periodEnd.text, "template_version": settlement.templateVersion,
            "fee_basis_points": String(fee.basisPoints), "fee_fixed": fee.fixed.decimalText,
            "brought_forward": account.balance.decimalText,
        ]
        let event = try settlement.append(
            .validated, status: .validated, at: settlement.createdAt, function: invocation.function,
            requestID: invocation.requestID, details: details.merging(facts) { _, fact in fact })
        var change = AggregateChange(settlement, event)
        var account = account
        account.openSettlementID = settlement.reference.settlementID
        account.settledThrough = settlement.periodEnd
        try change.others.save(account, in: table)
        try change.others.save(
            SettlementRunModel(
                reference: settlement.reference, feeBasisPoints: fee.basisPoints, feeFixed: fee.fixed,
                broughtForward: account.balance, minimumNet: try terms.minimumNet(in: settlement.currency)),
            in: table)
        change.outbox = [
            try OutboxItem(.processSettlement, for: settlement.reference, at: settlement.createdAt),
            try OutboxItem(telling: event, SettlementEventData(settlement)),
        ]
        return change
    }
}
