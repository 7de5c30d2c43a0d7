extension AttributeValue {
    /// What the value counts towards the size of its item, in bytes.
    ///
    /// Source: DynamoDB developer guide, "DynamoDB item sizes and formats".
    var storedBytes: Int {
        switch self {
        case .string(let text): text.utf8.count
        case .number(let number): number.storedBytes
        case .binary(let bytes): bytes.count
        case .bool, .null: 1
        case .stringSet(let set): set.reduce(0) { $0 + $1.utf8.count }
        case .numberSet(let set): set.reduce(0) { $0 + $1.storedBytes }
        case .binarySet(let set): set.reduce(0) { $0 + $1.count }
        case .list(let elements): elements.reduce(3) { $0 + 1 + $1.storedBytes }
        case .map(let members): members.reduce(3) { $0 + 1 + $1.key.utf8.count + $1.value.storedBytes }
        }
    }
}

extension Item {
    /// The item's size, in bytes: names and values.
    var storedBytes: Int {
        reduce(0) { $0 + $1.key.utf8.count + $1.value.storedBytes }
    }
}
