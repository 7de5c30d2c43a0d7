package import SharedLayer

/// Makes the ledger view anew from the log, part by part.
///
/// Each transaction is made of its own events alone, so parts may be done again and in any order, and events that are recorded
/// meanwhile are not lost.
package struct TransactionRebuild: Sendable {
    private let ledger: LedgerRepository
    private let transactions: TransactionLedgerService
    private let partItemsMax: Int

    /// - Parameter partItemsMax: the items that one part of the walk reads.
    package init(ledger: LedgerRepository, partItemsMax: Int = 200) {
        self.ledger = ledger
        transactions = TransactionLedgerService(ledger: ledger)
        self.partItemsMax = partItemsMax
    }

    /// Goes on from a position as long as there is time, at least for one part.
    ///
    /// Throws `contended`, a `RepositoryError`; what was done until then stays done.
    package func run(from position: RebuildPosition?, whileThereIsTime: () -> Bool) async throws -> RebuildReport {
        var report = RebuildReport()
        report.position = position
        repeat {
            let part = try await ledger.logged(after: report.position?.key, itemsMax: partItemsMax)
            for reference in part.references {
                report.examined += 1
                if try await transactions.rebuild(reference) { report.rebuilt += 1 }
            }
            report.position = part.end.map(RebuildPosition.init)
        } while report.position != nil && whileThereIsTime()
        return report
    }
}
