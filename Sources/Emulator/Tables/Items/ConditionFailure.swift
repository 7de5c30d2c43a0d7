import FoundationEssentials
import Wire

/// `ConditionalCheckFailedException`, with the item where the request wants to see it.
struct ConditionFailure: Codable {
    let item: Item

    enum CodingKeys: String, CodingKey {
        case item = "Item"
    }

    static func error(showing item: Item?) throws -> ServiceError {
        ServiceError(
            "ConditionalCheckFailedException", "The conditional request failed",
            members: try item.map { Array(try JSONEncoder().encode(ConditionFailure(item: $0))) })
    }
}
