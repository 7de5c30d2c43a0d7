import FoundationEssentials

/// A message's attribute in SQS's JSON.
struct QueueAttribute: Codable {
    let type: String
    let text: String?
    let binary: Data?

    enum CodingKeys: String, CodingKey {
        case type = "DataType"
        case text = "StringValue"
        case binary = "BinaryValue"
    }

    init(_ attribute: MessageAttribute) {
        type = attribute.dataType
        text = attribute.text
        if case .binary(let bytes) = attribute { binary = Data(bytes) } else { binary = nil }
    }

    /// A type may have a label of its sender's behind a dot, such as `Number.int`.
    var attribute: MessageAttribute? {
        switch type.prefix(while: { $0 != "." }) {
        case "Number": text.map { .number($0) }
        case "Binary": binary.map { .binary([UInt8]($0)) }
        default: text.map { .string($0) }
        }
    }
}
