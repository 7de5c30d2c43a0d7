package import SharedLayer

/// Proves that no record was lost, made up or counted twice: for each side, kind and currency, what was read is what came to an end,
/// in number and in amount.
package struct ReconciliationProof: Sendable, Equatable {
    package let tallies: RecordTallies

    /// Throws `totalsTooLarge`.
    package init(
        slices: [ReconciliationSliceModel], parts: [ReconciliationPartModel]
    ) throws(ReconciliationError) {
        var tallies = RecordTallies()
        for slice in slices { try tallies.add(slice.tallies) }
        // What one part leaves, another one takes up: it ends there.
        for part in parts { try tallies.add(part.tallies.filter { $0.end != .left }) }
        self.tallies = tallies
    }

    /// One line of the proof.
    package struct Line: Sendable, Equatable {
        package let side: RecordSide
        package let kind: LedgerRecordKind
        package let currency: Currency
        package let read: RecordTally
        package let ends: [RecordTally]

        package var holds: Bool {
            read.count == ends.reduce(0) { $0 + $1.count }
                && read.minorUnits == ends.reduce(0) { $0 + $1.minorUnits }
        }
    }

    package var lines: [Line] {
        tallies.currencies.flatMap { currency in
            RecordSide.allCases.flatMap { side in
                LedgerRecordKind.allCases.compactMap { kind in
                    let line = Line(
                        side: side, kind: kind, currency: currency, read: tallies.tally(side, kind, currency, .read),
                        ends: RecordEnd.allCases.filter { $0 != .read && $0 != .left }
                            .map { tallies.tally(side, kind, currency, $0) }
                            .filter { $0.count > 0 })
                    return line.read.count > 0 || !line.ends.isEmpty ? line : nil
                }
            }
        }
    }

    package var holds: Bool { lines.allSatisfy(\.holds) }

    /// What each side's records add up to, charges less refunds; ours without those outside of the period. Throws `totalsTooLarge`.
    package func totals() throws(ReconciliationError) -> [CurrencyTotals] {
        var totals: [CurrencyTotals] = []
        for currency in tallies.currencies {
            do {
                totals.append(
                    CurrencyTotals(
                        ours: try Money(minorUnits: net(.ours, currency), currency: currency),
                        theirs: try Money(minorUnits: net(.theirs, currency), currency: currency)))
            } catch {
                throw ReconciliationError(.totalsTooLarge, "A total is too large.", cause: error)
            }
        }
        return totals
    }

    private func net(_ side: RecordSide, _ currency: Currency) -> Int64 {
        func sum(_ kind: LedgerRecordKind) -> Int64 {
            tallies.tally(side, kind, currency, .read).minorUnits
                - tallies.tally(side, kind, currency, .outsidePeriod).minorUnits
        }
        return sum(.charge) - sum(.refund)
    }
}
