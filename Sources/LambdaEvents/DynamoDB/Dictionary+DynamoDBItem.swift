public import FoundationEssentials

/// Items, as `newImage`, `oldImage` and `keys` of a change have them.
extension Dictionary where Key == String, Value == DynamoDBEvent.AttributeValue {
    /// The item as a type of the function, by way of plain JSON: binary values decode as `Data`, sets as arrays or sets.
    ///
    /// Throws a `DecodingError` whose path begins at the item.
    public func decodeItem<Item: Decodable>(
        as type: Item.Type = Item.self, decoder: JSONDecoder = JSONDecoder()
    ) throws -> Item {
        try AnyJSON.object(mapValues(\.json)).decode(as: type, decoder: decoder)
    }
}
