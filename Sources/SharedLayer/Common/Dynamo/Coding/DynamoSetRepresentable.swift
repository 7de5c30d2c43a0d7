/// What the coders need to know of any set.
protocol DynamoSetRepresentable {
    init(_ value: AttributeValue, at path: [any CodingKey]) throws
    func attributeValue(at path: [any CodingKey]) throws -> AttributeValue
}
