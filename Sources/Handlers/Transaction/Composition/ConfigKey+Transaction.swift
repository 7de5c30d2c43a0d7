import SharedLayer

extension ConfigKey where Value == String {
    static var transactionTable: ConfigKey {
        .string("TRANSACTION_TABLE_NAME", "The table of the event log and of the ledger view")
    }
    static var pageTokenSecret: ConfigKey {
        .string("PAGE_TOKEN_SECRET_ID", "The secret that page tokens are signed with")
    }
}
