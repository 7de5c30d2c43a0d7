/// How things stand with one account: until when it is settled, what is under way, what the partner owes.
///
/// Made by the account's first entry and never deleted. The index of deadlines lists it by its next cut-off.
package struct SettlementAccountModel: VersionedRecordModel {
    package let account: SettlementAccountReference
    package let createdAt: Timestamp
    /// The next cut-off that the daily run has to see to.
    package var dueAt: Timestamp
    /// Until before that moment periods are taken: those of settlements that were made or are under way.
    package var settledThrough: Timestamp?
    /// The settlement under way; there is one at a time, because its end decides what the next one brings forward.
    package var openSettlementID: String?
    /// The last settlement that was booked.
    package var lastSettlementID: String?
    /// What is carried forward: zero, or less when the partner owes.
    package var balance: Money
    package var version: Int

    package init(
        account: SettlementAccountReference, createdAt: Timestamp, dueAt: Timestamp, balance: Money, version: Int = 0
    ) {
        self.account = account
        self.createdAt = createdAt
        self.dueAt = dueAt
        self.balance = balance
        self.version = version
    }

    package var key: RecordKey { Self.key(account) }

    package static func key(_ account: SettlementAccountReference) -> RecordKey {
        RecordKey(partition: "ACCOUNT#\(account.keyText)", sort: "ACCOUNT")
    }

    package var indexAttributes: [String: String] {
        [
            RecordIndex.deadline.partition: KeyShard.name("DEADLINE", of: key.partition),
            RecordIndex.deadline.sort: dueAt.text,
        ]
    }

    package func validateShape() throws(ShapeError) {
        try account.validateShape()
        if let openSettlementID { try FieldShape.identifier(openSettlementID, "openSettlementID") }
        if let lastSettlementID { try FieldShape.identifier(lastSettlementID, "lastSettlementID") }
        try FieldShape.currency(balance, "balance", is: account.currency)
        guard balance.minorUnits <= 0 else {
            throw ShapeError(.outOfRange, field: "balance", "must not be more than zero")
        }
        try validateVersion()
    }
}
