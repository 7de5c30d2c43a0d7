package import SharedLayer

/// Records that belong together, or one that belongs to none, and how they ended.
package struct MatchedGroup: Sendable, Equatable {
    package let outcome: ReconciliationOutcome
    /// Nil for a record that belongs to no other, and for a mismatch.
    package let rule: MatchRule?
    package let ours: [ReconcilableRecord]
    package let theirs: [ReconcilableRecord]
    package let differences: [FieldDifference]

    package init(
        _ outcome: ReconciliationOutcome, rule: MatchRule? = nil, ours: [ReconcilableRecord] = [],
        theirs: [ReconcilableRecord] = [], differences: [FieldDifference] = []
    ) {
        self.outcome = outcome
        self.rule = rule
        self.ours = ours
        self.theirs = theirs
        self.differences = differences
    }

    /// What differs between two records, as text.
    package static func differences(
        ours: ReconcilableRecord, theirs: ReconcilableRecord
    ) -> [FieldDifference] {
        var found: [FieldDifference] = []
        func compare(_ field: String, _ ours: String?, _ theirs: String?) {
            guard let ours, let theirs, ours != theirs else { return }
            found.append(FieldDifference(field: field, ours: ours, theirs: theirs))
        }
        compare("kind", ours.kind.rawValue, theirs.kind.rawValue)
        compare("amount", ours.amount.decimalText, theirs.amount.decimalText)
        compare("currency", ours.amount.currency.code, theirs.amount.currency.code)
        compare("date", ours.date, theirs.date)
        compare("transaction_id", ours.transactionID, theirs.transactionID)
        compare("contract_id", ours.contractID, theirs.contractID)
        compare("period", ours.period, theirs.period)
        compare("mpass_id", ours.mPassID, theirs.mPassID)
        return found
    }
}
