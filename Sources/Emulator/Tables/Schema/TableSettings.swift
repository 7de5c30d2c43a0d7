/// What a table carries besides its keys and indexes: kept and told by DescribeTable.
struct TableSettings: Codable, Sendable, Equatable {
    var billingMode: String?
    var provisionedThroughput: ProvisionedThroughput?
    var tableClass: String?
    var isDeletionProtected: Bool?
}
