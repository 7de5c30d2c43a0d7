public import FoundationEssentials

/// A JSON value of any shape: the detail of an EventBridge event, the context of an authorizer.
///
/// What it cannot keep, because `JSONDecoder` does not give the text of a document: the order of an object's members,
/// how a number was written (`1.0` and `1e0` become `1`), and digits of a number after its 38th.
public enum AnyJSON: Sendable, Equatable {
    case null
    case bool(Bool)
    /// A number, exact to 38 digits.
    case number(Decimal)
    /// A number that is too large or too small for `Decimal`, such as `1e300`, with the accuracy of a binary number.
    case double(Double)
    case string(String)
    case array([AnyJSON])
    case object([String: AnyJSON])

    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    public var bool: Bool? {
        if case .bool(let flag) = self { flag } else { nil }
    }

    /// The number when it is a whole one in the range of `Int64`.
    public var integer: Int64? {
        guard case .number(let number) = self else { return nil }
        return Int64(number.description)
    }

    public var decimal: Decimal? {
        if case .number(let number) = self { number } else { nil }
    }

    /// The nearest binary number.
    public var double: Double? {
        switch self {
        case .number(let number): Double(number.description)
        case .double(let number): number
        default: nil
        }
    }

    public var array: [AnyJSON]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    public var object: [String: AnyJSON]? {
        if case .object(let members) = self { members } else { nil }
    }

    public var isNull: Bool { self == .null }

    /// The member of that name, when this is an object that has it.
    public subscript(name: String) -> AnyJSON? { object?[name] }

    /// The element at that place, when this is an array that has it.
    public subscript(index: Int) -> AnyJSON? {
        guard let array, array.indices.contains(index) else { return nil }
        return array[index]
    }
}

extension AnyJSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(integerLiteral value: Int64) { self = .number(Decimal(value)) }
    public init(nilLiteral: ()) { self = .null }
    public init(arrayLiteral elements: AnyJSON...) { self = .array(elements) }
    /// Of members with the same name, the last counts.
    public init(dictionaryLiteral elements: (String, AnyJSON)...) {
        self = .object(Dictionary(elements) { _, last in last })
    }
}
