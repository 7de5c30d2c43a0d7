/// Which attribute holds an item's time to live, and whether it counts.
struct TimeToLiveSpecification: Codable, Sendable, Equatable {
    var attributeName: String?
    var enabled: Bool?

    enum CodingKeys: String, CodingKey {
        case attributeName = "AttributeName"
        case enabled = "Enabled"
    }
}
