import SharedLayer

extension ConfigKey where Value == String {
    static var subscriptionTable: ConfigKey {
        .string("SUBSCRIPTION_TABLE_NAME", "The table of the pipeline that makes the contracts")
    }
    static var pageTokenSecret: ConfigKey {
        .string("PAGE_TOKEN_SECRET_ID", "The secret that page tokens are signed with")
    }
}
