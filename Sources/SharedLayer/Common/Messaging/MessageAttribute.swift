/// A value that is sent beside a message's body, as SQS and SNS have it.
package enum MessageAttribute: Sendable, Hashable {
    case string(String)
    /// The text of a number, at most 38 digits.
    case number(String)
    case binary([UInt8])

    package static func number(_ number: some BinaryInteger) -> MessageAttribute { .number(String(number)) }

    package var dataType: String {
        switch self {
        case .string: "String"
        case .number: "Number"
        case .binary: "Binary"
        }
    }

    /// Of a string or a number.
    package var text: String? {
        switch self {
        case .string(let text), .number(let text): text
        case .binary: nil
        }
    }

    /// What counts against a message's size, without the name.
    var byteCount: Int {
        switch self {
        case .string(let text), .number(let text): dataType.utf8.count + text.utf8.count
        case .binary(let bytes): dataType.utf8.count + bytes.count
        }
    }
}
