/// Capacity units of a table or index. Kept and told, never enforced.
struct ProvisionedThroughput: Codable, Sendable, Hashable {
    var readCapacityUnits: Int?
    var writeCapacityUnits: Int?

    enum CodingKeys: String, CodingKey {
        case readCapacityUnits = "ReadCapacityUnits"
        case writeCapacityUnits = "WriteCapacityUnits"
    }
}
