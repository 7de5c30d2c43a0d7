import SharedLayer

extension SettlementProcessor {
    /// Reads the lines as the table has them, adds them up and hashes them.
    func seal(
        _ run: SettlementRunModel, _ settlement: SettlementModel, while mayGoOn: () -> Bool
    ) async throws -> SettlementRunModel {
        var run = run
        while true {
            let lines = try await settlements.linePage(
                of: settlement.reference, after: run.seal.lineCount, recordsMax: Self.pageLinesMax)
            for line in lines { try run.seal.add(line) }
            guard lines.count == Self.pageLinesMax else { break }
            guard mayGoOn() else {
                _ = try await settlements.save(run)
                throw SettlementError(.unfinished, "The time of the invocation is over.")
            }
        }
        try check(run)
        return run
    }

    /// Throws `ledgerNotBalanced` unless the lines are all there, add up to zero, and to what was taken.
    func check(_ run: SettlementRunModel) throws {
        let seal = run.seal
        let isComplete = seal.lineCount == run.lineCount && seal.balance == 0
        let isRight =
            seal.charges == run.charges.minorUnits && seal.refunds == run.refunds.minorUnits
            && seal.fees == run.fees.minorUnits
        guard isComplete, isRight, seal.payouts == (try run.net().paidOut.minorUnits) else {
            throw SettlementError(.ledgerNotBalanced, "\(run.key): the lines add up to \(seal)")
        }
    }

    /// PROCESSED: the lines count from here on, and the account is free for the next settlement.
    func booking(
        of settlement: SettlementModel, _ run: SettlementRunModel, _ account: SettlementAccountModel,
        _ invocation: FunctionInvocation
    ) throws -> AggregateChange<SettlementModel> {
        let net = try run.net()
        var settlement = settlement
        settlement.charges = run.charges
        settlement.refunds = run.refunds
        settlement.fees = run.fees
        settlement.broughtForward = run.broughtForward
        settlement.net = net
        settlement.lineCount = run.seal.lineCount
        settlement.linesHash = run.seal.hash
        let at = now()
        let event = try settlement.append(
            .processed, status: .processed, at: at, function: invocation.function, requestID: invocation.requestID,
            details: [
                "entry_count": String(run.entryCount), "charges": run.charges.decimalText,
                "refunds": run.refunds.decimalText, "fees": run.fees.decimalText,
                "brought_forward": run.broughtForward.decimalText, "net": net.decimalText,
                "line_count": String(run.seal.lineCount), "lines_sha256": run.seal.hash,
            ])
        var change = try end(settlement, event, run, account) { account in
            account.balance = net.carriedForward
            account.lastSettlementID = settlement.reference.settlementID
        }
        change.outbox.append(try OutboxItem(.generateConfirmation, for: settlement.reference, at: at))
        return change
    }

    /// REJECTED: nothing was taken, and the period can be settled again.
    func rejection(
        of settlement: SettlementModel, _ run: SettlementRunModel, _ account: SettlementAccountModel,
        _ code: SettlementViolation.Code, _ invocation: FunctionInvocation
    ) throws -> AggregateChange<SettlementModel> {
        var settlement = settlement
        settlement.failureReason = code.rawValue
        let event = try settlement.append(
            .rejected, status: .rejected, at: now(), function: invocation.function, requestID: invocation.requestID,
            details: ["reason": code.rawValue])
        return try end(settlement, event, run, account) { account in
            account.settledThrough = settlement.periodStart
        }
    }

    /// The account's version says that it is still this settlement's turn, the run's that nobody has taken another entry.
    private func end(
        _ settlement: SettlementModel, _ event: SettlementEventModel, _ run: SettlementRunModel,
        _ account: SettlementAccountModel, _ edit: (inout SettlementAccountModel) -> Void
    ) throws -> AggregateChange<SettlementModel> {
        guard account.openSettlementID == settlement.reference.settlementID else {
            throw RepositoryError(
                .versionConflict, "\(account.key) is not open for \(settlement.key)", key: account.key)
        }
        var change = AggregateChange(settlement, event)
        var account = account
        account.openSettlementID = nil
        edit(&account)
        var run = run
        run.phase = .ended
        try change.others.save(account, in: settlements.aggregates.base.table)
        try change.others.save(run, in: settlements.aggregates.base.table)
        change.outbox = [try OutboxItem(telling: event, SettlementEventData(settlement))]
        return change
    }

    private static let pageLinesMax = 1_000
}
