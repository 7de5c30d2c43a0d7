package import SharedLayer

/// How a settlement is booked. A settlement keeps the version that it was accepted under, so that its ledger can be made again by
/// the same rules when newer ones hold.
package struct SettlementTemplate: Sendable, Equatable {
    package let version: String

    private init(version: String) {
        self.version = version
    }

    /// For new settlements that ask for none.
    package static let current = SettlementTemplate(version: SettlementModel.templateVersionFirst)

    /// The versions that new settlements may ask for; nil for one that there is not.
    package static func version(_ version: String) -> SettlementTemplate? {
        version == current.version ? current : nil
    }

    /// The lines of one entry: what moves between the organization and the partner, and the charge's fee.
    ///
    /// - Parameters:
    ///   - number: of the first line.
    ///   - fee: zero for none; refunds have none, and do not give the charge's back.
    package func lines(
        of entry: SettlementEntryModel, fee: Money, in reference: SettlementReference, from number: Int,
        at: Timestamp
    ) -> [LedgerLineModel] {
        var page = LedgerPage(reference: reference, number: number, at: at)
        let payable = Self.payable(entry.account)
        let receivable = "organization:\(entry.account.organizationID):receivable"
        if entry.kind == .refund {
            page.book(entry.amount, .refund, debit: payable, credit: receivable, for: entry.sourceID)
        } else {
            page.book(entry.amount, .charge, debit: receivable, credit: payable, for: entry.sourceID)
            page.book(fee, .fee, debit: payable, credit: "network:fees", for: entry.sourceID)
        }
        return page.lines
    }

    /// The last lines: what was brought forward comes in, what is paid out or carried forward goes out, and nothing is left payable.
    ///
    /// - Parameters:
    ///   - broughtForward: zero or less.
    ///   - previous: the settlement that carried it forward.
    package func closingLines(
        net: Money, broughtForward: Money, from previous: String?, account: SettlementAccountReference,
        in reference: SettlementReference, from number: Int, at: Timestamp
    ) -> [LedgerLineModel] {
        var page = LedgerPage(reference: reference, number: number, at: at)
        let payable = Self.payable(account)
        let carried = "partner:\(account.partnerID):carried-forward"
        page.book(
            broughtForward.negated, .adjustment, debit: payable, credit: carried,
            for: previous ?? reference.settlementID)
        page.book(net.paidOut, .payout, debit: payable, credit: "network:payouts", for: reference.settlementID)
        page.book(
            net.carriedForward.negated, .adjustment, debit: carried, credit: payable, for: reference.settlementID)
        return page.lines
    }

    /// At most so many lines for one entry.
    package static let linesPerEntryMax = 4

    private static func payable(_ account: SettlementAccountReference) -> String {
        "partner:\(account.partnerID):payable"
    }
}
