package import SharedLayer

/// Which transactions a caller asks for. What is nil is not asked about.
package struct TransactionSearch: Sendable {
    package var organizationID: String
    package var kind: LedgerTransactionKind?
    package var status: String?
    package var partnerID: String?
    package var contractID: String?
    package var mPassID: String?
    /// Of `booked_at`.
    package var dates: SortRange
    package var limit: Int
    package var cursor: String?

    package init(organizationID: String, dates: SortRange = .all, limit: Int = limitDefault) {
        self.organizationID = organizationID
        self.dates = dates
        self.limit = limit
    }

    package static let limits = 1...100
    package static let limitDefault = 50
    /// Rows of one part of an export.
    package static let exportLimits = 1...5_000
    package static let exportLimitDefault = 1_000

    /// The index that lists the fewest of them, newest first; whatever else is asked for is looked at in the records.
    package var query: IndexQuery {
        let (index, value): (RecordIndex, String?) =
            if contractID != nil {
                (.contractDate, contractID)
            } else if mPassID != nil {
                (.mPassDate, mPassID)
            } else if status != nil {
                (.statusDate, status)
            } else if partnerID != nil {
                (.partnerDate, partnerID)
            } else if kind != nil {
                (.kindDate, kind?.rawValue)
            } else {
                (.organizationDate, nil)
            }
        let partition = value.map { LedgerTransactionModel.list(organizationID, $0) } ?? organizationID
        return IndexQuery(index, partition: partition, sort: dates, isAscending: false)
    }

    package func matches(_ transaction: LedgerTransactionModel) -> Bool {
        let content = transaction.content
        return (kind ?? content.kind) == content.kind && (status ?? content.status) == content.status
            && (partnerID == nil || partnerID == content.partnerID)
            && (contractID == nil || contractID == content.contractID)
            && (mPassID == nil || mPassID == content.mPassID)
    }
}
