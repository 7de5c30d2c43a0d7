import Delivery
import FoundationEssentials
import JSONCoding
import Wire

/// A message attribute.
///
/// Source: SNS developer guide, "Amazon SNS message attributes".
struct TopicMessageAttribute: Sendable, Equatable {
    /// `String`, `String.Array`, `Number` or `Binary`, which may have a label after a dot.
    let type: String
    /// The text, or the base64 of a binary value.
    let value: String

    var baseType: Substring { type.prefix { $0 != "." } }

    /// What the message's size counts: the type and the value.
    var byteCount: Int {
        let isBinary = baseType == "Binary"
        return type.utf8.count + (isBinary ? Data(base64Encoded: value)?.count ?? 0 : value.utf8.count)
    }

    var delivered: Delivery.Attribute { Delivery.Attribute(type: type, value: value) }

    /// What filter policies see; nil for binary values, which they ignore, and for an array that is none.
    var filterValues: [FilterValue]? {
        if type == "String.Array" { return Self.elements(of: value) }
        switch baseType {
        case "String": return [.string(value)]
        case "Number": return Double(value).map { [.number($0)] }
        default: return nil
        }
    }

    private static func elements(of text: String) -> [FilterValue]? {
        guard let document = try? JSONDocument(Array(text.utf8)), document[JSONDocument.root].kind == .array else {
            return nil
        }
        var values: [FilterValue] = []
        var index = JSONDocument.root + 1
        while index < document[JSONDocument.root].end {
            if let value = FilterValue(document, at: index) { values.append(value) }
            index = document.next(after: index)
        }
        return values
    }
}
