/// An item, or the key of one: attributes by name.
typealias Item = [String: AttributeValue]

/// The value of an attribute.
///
/// Strings compare by their UTF-8 bytes, as DynamoDB does, and not by Unicode equivalence, as Swift does.
indirect enum AttributeValue: Sendable {
    case string(String)
    case number(DynamoNumber)
    case binary([UInt8])
    case bool(Bool)
    case null
    case map(Item)
    case list([AttributeValue])
    case stringSet([String])
    case numberSet([DynamoNumber])
    case binarySet([[UInt8]])

    var type: AttributeType {
        switch self {
        case .string: .string
        case .number: .number
        case .binary: .binary
        case .bool: .bool
        case .null: .null
        case .map: .map
        case .list: .list
        case .stringSet: .stringSet
        case .numberSet: .numberSet
        case .binarySet: .binarySet
        }
    }

    /// Levels of nesting: one for a scalar or a set, one more than its deepest element for a document.
    var levels: Int {
        switch self {
        case .map(let members): 1 + (members.values.map(\.levels).max() ?? 0)
        case .list(let elements): 1 + (elements.map(\.levels).max() ?? 0)
        default: 1
        }
    }
}
