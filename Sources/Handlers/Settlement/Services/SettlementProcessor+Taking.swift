import SharedLayer

extension SettlementProcessor {
    /// The rules of amounts, on all that waits: they are checked again, for time has passed since the settlement was accepted.
    func refusal(
        of settlement: SettlementModel, _ run: SettlementRunModel
    ) async throws -> SettlementViolation.Code? {
        try await SettlementMeasurer(settlements: settlements, entriesMax: entriesMax).measure(
            settlement.account, before: settlement.periodEnd, fee: run.fee, broughtForward: run.broughtForward
        ).refusal(minimumNet: run.minimumNet)
    }

    /// Moves what waits into the settlement, a transaction at a time, until nothing is left or the settlement is full.
    func take(
        _ run: SettlementRunModel, _ settlement: SettlementModel, while mayGoOn: () -> Bool
    ) async throws -> SettlementRunModel {
        var run = run
        while run.entryCount < entriesMax {
            try checkTime(mayGoOn)
            let waiting = settlements.waiting(
                in: settlement.account, before: settlement.periodEnd,
                pageRecordsMax: min(SettlementRepository.entriesPerTransactionMax, entriesMax - run.entryCount))
            var iterator = waiting.makeAsyncIterator()
            guard let entries = try await iterator.next()?.records, !entries.isEmpty else { break }
            var next = run
            let fitting = try entries.prefix { try next.count($0) }
            guard !fitting.isEmpty else { break }
            run = try await settlements.take(Array(fitting), saving: next)
        }
        run.phase = .posting
        run.postedAt = now()
        return try await settlements.save(run)
    }
}

extension SettlementRunModel {
    /// Adds an entry to the sums; false when they would grow beyond what the closing lines could carry.
    ///
    /// The first one is always taken: alone it fits, and left out it would keep all that wait behind it.
    fileprivate mutating func count(_ entry: SettlementEntryModel) throws -> Bool {
        let isRefund = entry.kind == .refund
        let sum = try? (isRefund ? refunds : charges).adding(entry.amount)
        guard let sum, entryCount == 0 || sum.minorUnits <= Self.sumMax else { return false }
        if isRefund { refunds = sum } else { charges = sum }
        entryCount += 1
        return true
    }

    /// Charges, refunds, fees and what is brought forward together stay an amount.
    private static let sumMax = Money.minorUnitsMax / 4
}
