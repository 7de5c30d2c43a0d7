/// The size of items as DynamoDB counts it, for those who must keep below its limit.
///
/// Numbers are an upper estimate, within a byte of what the service counts.
/// Source: DynamoDB developer guide, "DynamoDB item sizes and formats".
package enum DynamoItemSize {
    /// The names count too.
    package static let bytesMax = 400 * 1_024

    package static func bytes(of item: DynamoItem) -> Int {
        item.reduce(0) { $0 + $1.key.utf8.count + bytes(of: $1.value) }
    }

    /// Without the attribute's name.
    package static func bytes(of value: AttributeValue) -> Int {
        switch value {
        case .string(let text): text.utf8.count
        case .number(let text): number(text)
        case .binary(let bytes): bytes.count
        case .bool, .null: 1
        case .list(let values): values.reduce(containerBytes) { $0 + elementBytes + bytes(of: $1) }
        case .map(let item): containerBytes + bytes(of: item) + item.count * elementBytes
        case .stringSet(let texts): texts.reduce(0) { $0 + $1.utf8.count }
        case .numberSet(let texts): texts.reduce(0) { $0 + number($1) }
        case .binarySet(let all): all.reduce(0) { $0 + $1.count }
        }
    }

    private static let containerBytes = 3
    private static let elementBytes = 1

    /// A byte for every two digits, one more, and one for the sign of a negative number.
    private static func number(_ text: String) -> Int {
        guard let number = ExactDecimal(text) else { return text.utf8.count }
        return (number.significantDigits + 1) / 2 + 1 + (number.isNegative ? 1 : 0)
    }
}
