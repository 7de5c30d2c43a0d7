/// What a table carries besides its keys and indexes: kept and told by DescribeTable.
struct TableSettings: Codable, Sendable, Equatable {
    var billingMode: String?
    var provisionedThroughput: ProvisionedThroughput?
    var streamSpecification: StreamSpecification?
    var tableClass: String?
    var isDeletionProtected: Bool?

    struct StreamSpecification: Codable, Sendable, Equatable {
        var streamEnabled: Bool?
        var streamViewType: String?

        enum CodingKeys: String, CodingKey {
            case streamEnabled = "StreamEnabled"
            case streamViewType = "StreamViewType"
        }
    }
}
