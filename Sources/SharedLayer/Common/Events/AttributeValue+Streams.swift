import LambdaEvents

extension AttributeValue {
    /// A value of a stream's image.
    init(_ value: DynamoDBEvent.AttributeValue) {
        self =
            switch value {
            case .string(let text): .string(text)
            case .number(let text): .number(text)
            case .binary(let bytes): .binary(bytes)
            case .stringSet(let texts): .stringSet(texts)
            case .numberSet(let texts): .numberSet(texts)
            case .binarySet(let elements): .binarySet(elements)
            case .list(let elements): .list(elements.map { AttributeValue($0) })
            case .map(let members): .map(members.mapValues { AttributeValue($0) })
            case .bool(let flag): .bool(flag)
            case .null: .null
            }
    }
}
