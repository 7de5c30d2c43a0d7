/// One part of a key in CreateTable: an attribute's name and `HASH` or `RANGE`.
struct KeySchemaElement: Codable, Sendable, Hashable {
    var attributeName: String?
    var keyType: String?

    enum CodingKeys: String, CodingKey {
        case attributeName = "AttributeName"
        case keyType = "KeyType"
    }

    /// As AWS prints it inside its errors.
    var description: String {
        "KeySchemaElement(attributeName=\(attributeName ?? "null"), keyType=\(keyType ?? "null"))"
    }
}
