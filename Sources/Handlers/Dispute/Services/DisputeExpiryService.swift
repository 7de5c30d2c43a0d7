import Logging
package import SharedLayer

/// Ends the disputes whose deadline has passed.
package struct DisputeExpiryService: Sendable {
    private let disputes: DisputeRepository
    private let outbox: Outbox

    package init(disputes: DisputeRepository, outbox: Outbox) {
        self.disputes = disputes
        self.outbox = outbox
    }

    /// Expires what was due before a moment, as long as `mayGoOn` says so: the rest is due again at the next run.
    ///
    /// The index only finds them; each is read again, and changed under the version that was read. One that cannot be
    /// changed keeps no other. Throws a `RepositoryError` when the index cannot be read.
    package func expire(
        before moment: Timestamp, _ invocation: FunctionInvocation, while mayGoOn: () -> Bool = { true }
    ) async throws -> ExpiryReport {
        var report = ExpiryReport()
        for shard in disputes.aggregates.due(before: moment) {
            for try await page in shard {
                for dispute in try await page.resolved() {
                    guard mayGoOn() else { return report }
                    report.due += 1
                    await expire(dispute, at: moment, invocation, &report)
                }
            }
        }
        return report
    }

    private func expire(
        _ dispute: DisputeModel, at moment: Timestamp, _ invocation: FunctionInvocation, _ report: inout ExpiryReport
    ) async {
        guard case .moves(let move) = DisputeStateMachine(dispute).handle(.expire, at: moment) else { return }
        do {
            var dispute = dispute
            dispute.resolution = dispute.status == .underReview ? "NO_DECISION" : "NO_EVIDENCE"
            let change = try DisputeEnding(table: disputes.aggregates.base.table).change(
                dispute, by: move, at: moment, invocation, details: ["resolution": dispute.resolution ?? ""])
            let saved = try await disputes.aggregates.apply(change)
            report.expired += 1
            invocation.count(saved.status)
            for item in change.outbox { await outbox.sendNow(item, invocation) }
        } catch {
            report.failed += 1
            invocation.logger.warning(
                "A dispute was not expired", metadata: ["dispute": "\(dispute.key)", "error": "\(error)"])
        }
    }
}
