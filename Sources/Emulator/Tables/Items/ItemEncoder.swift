/// Writes an item in the form in which it is stored: a version byte, then values by tag, lengths before contents.
///
/// Compact, quick to read, and the same bytes for the same item: names are sorted.
struct ItemEncoder {
    static let version: UInt8 = 1

    private var bytes: [UInt8] = [version]

    static func encode(_ item: Item) -> [UInt8] {
        var encoder = ItemEncoder()
        encoder.append(item)
        return encoder.bytes
    }

    private mutating func append(_ item: Item) {
        append(item.count)
        for (name, value) in item.sorted(by: { $0.key < $1.key }) {
            append(Array(name.utf8))
            append(value)
        }
    }

    private mutating func append(_ value: AttributeValue) {
        bytes.append(StoredTag(value.type).rawValue)
        switch value {
        case .string(let text): append(Array(text.utf8))
        case .number(let number): append(number)
        case .binary(let data): append(data)
        case .bool(let flag): bytes.append(flag ? 1 : 0)
        case .null: break
        case .map(let members): append(members)
        case .list(let elements):
            append(elements.count)
            for element in elements { append(element) }
        case .stringSet(let set):
            append(set.count)
            for text in set { append(Array(text.utf8)) }
        case .numberSet(let set):
            append(set.count)
            for number in set { append(number) }
        case .binarySet(let set):
            append(set.count)
            for data in set { append(data) }
        }
    }

    private mutating func append(_ number: DynamoNumber) {
        bytes.append(number.isNegative ? 1 : 0)
        bytes.append(UInt8(number.exponent - DynamoNumber.exponentRange.lowerBound))
        append(number.digits)
    }

    private mutating func append(_ data: [UInt8]) {
        append(data.count)
        bytes += data
    }

    /// Seven bits to a byte, the lowest first.
    private mutating func append(_ count: Int) {
        var rest = UInt(count)
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
