/// The attributes of an item, by name.
package typealias DynamoItem = [String: AttributeValue]

/// A value of DynamoDB. Numbers are kept as their exact text (38 digits).
///
/// Source: DynamoDB API reference, "AttributeValue".
package enum AttributeValue: Sendable, Hashable {
    case string(String)
    case number(String)
    case binary([UInt8])
    case bool(Bool)
    case null
    case list([AttributeValue])
    case map([String: AttributeValue])
    case stringSet([String])
    case numberSet([String])
    case binarySet([[UInt8]])

    package static func number(_ integer: some BinaryInteger) -> AttributeValue { .number(String(integer)) }

    package var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The exact text of a number.
    package var number: String? {
        if case .number(let text) = self { text } else { nil }
    }

    package var bytes: [UInt8]? {
        if case .binary(let bytes) = self { bytes } else { nil }
    }

    package var map: [String: AttributeValue]? {
        if case .map(let attributes) = self { attributes } else { nil }
    }
}
