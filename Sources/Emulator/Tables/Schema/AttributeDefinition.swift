/// A key attribute and its type, as CreateTable declares it.
struct AttributeDefinition: Codable, Sendable, Hashable {
    var attributeName: String?
    var attributeType: String?

    enum CodingKeys: String, CodingKey {
        case attributeName = "AttributeName"
        case attributeType = "AttributeType"
    }
}
