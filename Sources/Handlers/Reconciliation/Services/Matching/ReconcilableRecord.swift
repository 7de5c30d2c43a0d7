package import SharedLayer

/// A record of either side in the form that both are compared in.
package struct ReconcilableRecord: Sendable, Hashable {
    /// The partner's name of its record; of ours the transaction id, or the dispute id of a refund.
    package let id: String
    package let kind: LedgerRecordKind
    package let amount: Money
    package let daysSince1970: Int
    package let transactionID: String?
    package let contractID: String?
    /// What the charge is for, such as 2026-11: two of one contract are two charges.
    package let period: String?
    package let mPassID: String?
    /// False for one of ours that is only there for the partner's records near the period's edges.
    package let isInPeriod: Bool

    package init(
        id: String, kind: LedgerRecordKind, amount: Money, daysSince1970: Int, transactionID: String? = nil,
        contractID: String? = nil, period: String? = nil, mPassID: String? = nil, isInPeriod: Bool = true
    ) {
        self.id = id
        self.kind = kind
        self.amount = amount
        self.daysSince1970 = daysSince1970
        self.transactionID = transactionID
        self.contractID = contractID
        self.period = period
        self.mPassID = mPassID
        self.isInPeriod = isInPeriod
    }

    package var date: String { CivilDate(daysSince1970: daysSince1970).text }

    package func value(of key: MatchingKey) -> String? {
        switch key {
        case .contract: contractID
        case .transaction: transactionID
        case .mPass: mPassID
        }
    }

    /// Whether nothing that both records name differs. What one of them leaves out says nothing.
    package func agrees(with other: ReconcilableRecord) -> Bool {
        kind == other.kind && amount.currency == other.amount.currency
            && Self.agree(transactionID, other.transactionID) && Self.agree(contractID, other.contractID)
            && Self.agree(period, other.period) && Self.agree(mPassID, other.mPassID)
    }

    /// Whether both name the same charge, so that what else differs is a mistake and not another record.
    package func isLinked(to other: ReconcilableRecord) -> Bool {
        guard kind == other.kind else { return false }
        if let transactionID, transactionID == other.transactionID { return true }
        return contractID != nil && contractID == other.contractID
            && Self.agree(transactionID, other.transactionID) && Self.agree(period, other.period)
    }

    /// All but the name.
    package var unnamed: ReconcilableRecord {
        ReconcilableRecord(
            id: "", kind: kind, amount: amount, daysSince1970: daysSince1970, transactionID: transactionID,
            contractID: contractID, period: period, mPassID: mPassID)
    }

    private static func agree(_ one: String?, _ other: String?) -> Bool {
        guard let one, let other else { return true }
        return one == other
    }
}

extension ReconcilableRecord: Comparable {
    /// The order in which records are looked at: by what they say, never by where they stood.
    package static func < (left: ReconcilableRecord, right: ReconcilableRecord) -> Bool {
        left.order < right.order
    }

    private var order: (Int, Int64, String, String, String, String) {
        (
            daysSince1970, amount.minorUnits, id, "\(kind.rawValue) \(amount.currency.code)",
            "\(transactionID ?? "") \(contractID ?? "") \(period ?? "")", mPassID ?? ""
        )
    }
}
