import Logging
package import SharedLayer

/// Makes the settlements of the accounts whose cut-off has passed: one for each account with something to settle.
///
/// A run that comes twice, or two at once, make one: the settlement's name follows from the account and the cut-off, and the account
/// moves on to its next cut-off in the same transaction.
package struct DailySettlementRun: Sendable {
    private let settlements: SettlementRepository
    private let organizations: OrganizationRepository
    private let partners: PartnerRepository
    private let outbox: Outbox
    private let terms: SettlementTermsBook

    package init(
        settlements: SettlementRepository, organizations: OrganizationRepository, partners: PartnerRepository,
        outbox: Outbox, terms: SettlementTermsBook
    ) {
        self.settlements = settlements
        self.organizations = organizations
        self.partners = partners
        self.outbox = outbox
        self.terms = terms
    }

    /// - Parameters:
    ///   - moment: when the run was scheduled, whenever it comes.
    ///   - mayGoOn: whether there is time for another account; what is left is due at the next run.
    /// - Throws: a `RepositoryError` when the accounts that are due cannot be read. One that cannot be settled keeps no other.
    package func run(
        at moment: Timestamp, _ invocation: FunctionInvocation, while mayGoOn: @Sendable () -> Bool
    ) async throws -> DailySettlementReport {
        var report = DailySettlementReport()
        for shard in settlements.accountsDue(at: moment) {
            for try await page in shard {
                for account in try await page.resolved() {
                    guard mayGoOn() else { return report }
                    await settle(account, at: moment, invocation, &report)
                }
            }
        }
        return report
    }

    private func settle(
        _ account: SettlementAccountModel, at moment: Timestamp, _ invocation: FunctionInvocation,
        _ report: inout DailySettlementReport
    ) async {
        do {
            switch try await outcome(account, at: moment, invocation) {
            case .settled: report.settled += 1
            case .postponed: report.postponed += 1
            case .underWay: report.underWay += 1
            }
        } catch let error as RepositoryError where error.code == .versionConflict || error.code == .alreadyExists {
            // Another run, or a settlement on demand, was first.
            report.underWay += 1
        } catch {
            report.failed += 1
            invocation.logger.error(
                "An account was not settled", metadata: ["account": "\(account.key)", "error": "\(error)"])
        }
    }

    private enum Outcome {
        case settled
        /// Nothing to settle, or not enough, or not now: it is for the next cut-off.
        case postponed
        /// Another settlement is: the account stays due.
        case underWay
    }

    private func outcome(
        _ account: SettlementAccountModel, at moment: Timestamp, _ invocation: FunctionInvocation
    ) async throws -> Outcome {
        guard account.openSettlementID == nil else { return .underWay }
        let terms = terms.terms(of: account.account.partnerID)
        let cutOff = terms.cutOff.last(at: moment)
        var account = account
        account.dueAt = terms.cutOff.next(after: moment)
        let start = account.settledThrough ?? account.createdAt
        guard start < cutOff, try await isActive(account.account), try await isWorthwhile(account, cutOff, terms) else {
            _ = try await settlements.save(account)
            return .postponed
        }
        let settlement = SettlementModel(
            reference: SettlementReference(
                organizationID: account.account.organizationID,
                settlementID: DailySettlementName.text(account.account, cutOff: cutOff)),
            partnerID: account.account.partnerID, currency: account.account.currency, origin: .scheduled,
            periodStart: start, periodEnd: cutOff, createdAt: moment,
            templateVersion: SettlementTemplate.current.version)
        let change = try SettlementOpening(settlement: settlement, account: account, terms: terms)
            .change(in: settlements.aggregates.base.table, invocation)
        _ = try await settlements.aggregates.apply(change)
        for item in change.outbox { await outbox.sendNow(item, invocation) }
        return .settled
    }

    /// Money does not move to or from a party that was suspended: its entries wait.
    private func isActive(_ account: SettlementAccountReference) async throws -> Bool {
        async let organization = organizations.get(account.organizationID)
        async let partner = partners.get(account.partnerID)
        let statuses = try await [organization?.status, partner?.status]
        return statuses.allSatisfy { $0 == .active }
    }

    private func isWorthwhile(
        _ account: SettlementAccountModel, _ cutOff: Timestamp, _ terms: SettlementTerms
    ) async throws -> Bool {
        let currency = account.account.currency
        let measure = try await SettlementMeasurer(settlements: settlements, entriesMax: Self.entriesMax).measure(
            account.account, before: cutOff, fee: try terms.fee(in: currency), broughtForward: account.balance)
        return measure.refusal(minimumNet: try terms.minimumNet(in: currency)) == nil
    }

    /// With more of them the amount is known when the settlement is processed.
    private static let entriesMax = 1_000
}
