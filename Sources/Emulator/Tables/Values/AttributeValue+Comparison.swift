extension AttributeValue: Equatable {
    /// Equal in type and value; the order within sets does not count.
    static func == (one: AttributeValue, other: AttributeValue) -> Bool {
        switch (one, other) {
        case (.string(let one), .string(let other)): one.utf8.elementsEqual(other.utf8)
        case (.number(let one), .number(let other)): one == other
        case (.binary(let one), .binary(let other)): one == other
        case (.bool(let one), .bool(let other)): one == other
        case (.null, .null): true
        case (.map(let one), .map(let other)): one == other
        case (.list(let one), .list(let other)): one == other
        case (.stringSet(let one), .stringSet(let other)):
            Set(one.map { Array($0.utf8) }) == Set(other.map { Array($0.utf8) })
        case (.numberSet(let one), .numberSet(let other)): Set(one) == Set(other)
        case (.binarySet(let one), .binarySet(let other)): Set(one) == Set(other)
        default: false
        }
    }

    /// Whether this value comes before the other; nil where the two have no order.
    func precedes(_ other: AttributeValue) -> Bool? {
        switch (self, other) {
        case (.string(let one), .string(let other)): one.utf8.lexicographicallyPrecedes(other.utf8)
        case (.number(let one), .number(let other)): one < other
        case (.binary(let one), .binary(let other)): one.lexicographicallyPrecedes(other)
        default: nil
        }
    }

    /// `begins_with`.
    func begins(with prefix: AttributeValue) -> Bool {
        switch (self, prefix) {
        case (.string(let text), .string(let prefix)): text.utf8.starts(with: prefix.utf8)
        case (.binary(let bytes), .binary(let prefix)): bytes.starts(with: prefix)
        default: false
        }
    }

    /// `contains`: a part of a string or of binary data, an element of a set or a list.
    func contains(_ part: AttributeValue) -> Bool {
        switch (self, part) {
        case (.string(let text), .string(let part)): Array(text.utf8).firstRange(of: Array(part.utf8)) != nil
        case (.binary(let bytes), .binary(let part)): bytes.firstRange(of: part) != nil
        case (.stringSet(let set), .string(let part)): set.contains { $0.utf8.elementsEqual(part.utf8) }
        case (.numberSet(let set), .number(let part)): set.contains(part)
        case (.binarySet(let set), .binary(let part)): set.contains(part)
        case (.list(let elements), _): elements.contains(part)
        default: false
        }
    }

    /// `size`: characters of a string (UTF-16 units; AWS leaves the unit open), bytes, or elements; nil where a type has
    /// none.
    var size: Int? {
        switch self {
        case .string(let text): text.utf16.count
        case .binary(let bytes): bytes.count
        case .map(let members): members.count
        case .list(let elements): elements.count
        case .stringSet(let set): set.count
        case .numberSet(let set): set.count
        case .binarySet(let set): set.count
        case .number, .bool, .null: nil
        }
    }
}

extension Array<UInt8> {
    /// Where a run of bytes first occurs; an empty run occurs at the start.
    fileprivate func firstRange(of part: [UInt8]) -> Int? {
        guard part.count <= count else { return nil }
        return (0...(count - part.count)).first { self[$0..<$0 + part.count].elementsEqual(part) }
    }
}
