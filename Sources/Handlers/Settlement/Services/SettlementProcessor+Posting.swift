import SharedLayer

extension SettlementProcessor {
    /// Writes the lines of the entries that were taken, a page at a time, and those that close the ledger.
    func post(
        _ run: SettlementRunModel, _ settlement: SettlementModel, _ account: SettlementAccountModel,
        while mayGoOn: () -> Bool
    ) async throws -> SettlementRunModel {
        guard let template = SettlementTemplate.version(settlement.templateVersion), let postedAt = run.postedAt else {
            throw SettlementError(.recordMissing, "\(settlement.key) has no template or no moment of posting.")
        }
        var run = run
        while true {
            try checkTime(mayGoOn)
            let entries = try await settlements.taken(
                by: settlement.reference, after: run.postedThrough, recordsMax: Self.pageEntriesMax)
            guard let last = entries.last else { break }
            var lines: [LedgerLineModel] = []
            for entry in entries {
                let fee = entry.kind == .refund ? Money.zero(entry.amount.currency) : try run.fee.fee(of: entry.amount)
                run.fees = try run.fees.adding(fee)
                lines += template.lines(
                    of: entry, fee: fee, in: settlement.reference, from: run.lineCount + lines.count + 1, at: postedAt)
            }
            run.postedThrough = last.key.sort
            run = try await write(lines, run)
        }
        let closing = template.closingLines(
            net: try run.net(), broughtForward: run.broughtForward, from: account.lastSettlementID,
            account: settlement.account, in: settlement.reference, from: run.lineCount + 1, at: postedAt)
        run.phase = .sealing
        return try await write(closing, run)
    }

    /// Lines first, then the run that counts them: a repeat writes the same ones again.
    private func write(_ lines: [LedgerLineModel], _ run: SettlementRunModel) async throws -> SettlementRunModel {
        guard try LedgerLineModel.sums(of: lines).values.allSatisfy({ $0 == 0 }) else {
            throw SettlementError(.ledgerNotBalanced, "The lines after \(run.lineCount) do not add up to zero.")
        }
        try await settlements.write(lines)
        var run = run
        run.lineCount += lines.count
        return try await settlements.save(run)
    }

    private static let pageEntriesMax = 250
}
