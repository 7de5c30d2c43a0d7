package import SharedLayer

/// One version of a form that contract documents are assembled from.
///
/// A published version never changes: contracts name the one that they were accepted under, and are signed by it even when it
/// was retired meanwhile.
package struct ContractTemplate: Sendable, Equatable {
    package let id: String
    package let version: Int
    /// No new contract is made from it.
    package let isRetired: Bool
    /// The document with placeholders for its values: `{{amount}}`, or `{{period?}}` for a member that is left out where there is
    /// no value.
    package let document: JSONValue

    package init(id: String, version: Int, isRetired: Bool = false, document: JSONValue) {
        self.id = id
        self.version = version
        self.isRetired = isRetired
        self.document = document
    }

    /// Throws `templateIncomplete` when a value that the document needs is missing.
    package func document(of values: [String: JSONValue]) throws(SubscriptionChargeError) -> JSONValue {
        try Self.filled(document, values) ?? .null
    }

    /// The placeholders of values that it cannot do without.
    package var needs: Set<String> { Self.placeholders(in: document) }

    private static func placeholders(in form: JSONValue) -> Set<String> {
        switch form {
        case .string(let text):
            guard let placeholder = Placeholder(text), !placeholder.isOptional else { return [] }
            return [placeholder.name]
        case .array(let elements): return elements.reduce(into: []) { $0.formUnion(placeholders(in: $1)) }
        case .object(let object): return object.members.reduce(into: []) { $0.formUnion(placeholders(in: $1.value)) }
        default: return []
        }
    }

    private static func filled(
        _ form: JSONValue, _ values: [String: JSONValue]
    ) throws(SubscriptionChargeError) -> JSONValue? {
        switch form {
        case .string(let text):
            guard let placeholder = Placeholder(text) else { return form }
            if let value = values[placeholder.name] { return value }
            guard placeholder.isOptional else {
                throw SubscriptionChargeError(.templateIncomplete, "The template asks for \(placeholder.name).")
            }
            return nil
        case .array(let elements):
            var filled: [JSONValue] = []
            for element in elements {
                if let element = try Self.filled(element, values) { filled.append(element) }
            }
            return .array(filled)
        case .object(let object):
            var members = JSONObject()
            for member in object.members { members[member.name] = try Self.filled(member.value, values) }
            return .object(members)
        default: return form
        }
    }

    /// A whole string that stands for a value.
    private struct Placeholder {
        let name: String
        let isOptional: Bool

        init?(_ text: String) {
            var bytes = Array(text.utf8)[...]
            guard bytes.starts(with: Array("{{".utf8)), bytes.count > 4, bytes.suffix(2).elementsEqual("}}".utf8) else {
                return nil
            }
            bytes = bytes.dropFirst(2).dropLast(2)
            isOptional = bytes.last == UInt8(ascii: "?")
            name = String(decoding: isOptional ? bytes.dropLast() : bytes, as: UTF8.self)
        }
    }
}
