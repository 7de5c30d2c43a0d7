package import SharedLayer

/// Adds up what waits in an account, a page at a time, without touching it.
package struct SettlementMeasurer: Sendable {
    private let settlements: SettlementRepository
    private let entriesMax: Int

    /// - Parameter entriesMax: how many entries are looked at; beyond that the measure is not complete.
    package init(settlements: SettlementRepository, entriesMax: Int) {
        self.settlements = settlements
        self.entriesMax = entriesMax
    }

    /// Throws a `RepositoryError`, and a `ShapeError` when the fee is in another currency.
    package func measure(
        _ account: SettlementAccountReference, before end: Timestamp, fee: SettlementFee, broughtForward: Money
    ) async throws -> SettlementMeasure {
        var measure = SettlementMeasure(broughtForward: broughtForward)
        let pages = settlements.waiting(
            in: account, before: end, pageRecordsMax: min(Self.pageRecordsMax, entriesMax))
        for try await page in pages {
            for entry in page.records {
                guard try measure.add(entry, fee: fee) else { return measure }
            }
            if measure.entryCount >= entriesMax {
                measure.isComplete = page.cursor == nil
                return measure
            }
        }
        return measure
    }

    private static let pageRecordsMax = 500
}
