package import Logging

extension [UInt8] {
    /// Appends metadata as a JSON object with its members in the given order.
    package mutating func appendJSON(_ metadata: [(key: String, value: Logger.MetadataValue)]) {
        append(UInt8(ascii: "{"))
        for (place, (key, value)) in metadata.enumerated() {
            if place > 0 { append(UInt8(ascii: ",")) }
            appendJSON(key)
            append(UInt8(ascii: ":"))
            appendJSON(value)
        }
        append(UInt8(ascii: "}"))
    }

    /// Appends a metadata value as JSON: numbers and truth values as such, members sorted by their keys.
    package mutating func appendJSON(_ value: Logger.MetadataValue) {
        switch value {
        case .string(let text):
            appendJSON(text)
        case .stringConvertible(let value):
            let text = value.description
            if Self.isJSONLiteral(value, text) { append(contentsOf: text.utf8) } else { appendJSON(text) }
        case .array(let values):
            append(UInt8(ascii: "["))
            for (place, value) in values.enumerated() {
                if place > 0 { append(UInt8(ascii: ",")) }
                appendJSON(value)
            }
            append(UInt8(ascii: "]"))
        case .dictionary(let members):
            appendJSON(members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
        }
    }

    /// Whether the value's text can stand in JSON without quotes; an infinite number's cannot.
    private static func isJSONLiteral(_ value: any CustomStringConvertible & Sendable, _ text: String) -> Bool {
        switch value {
        case is Int, is Bool: true
        default: value is any Numeric && text.isJSONNumber
        }
    }

    /// Appends `key=value`, after a space unless a column begins here; values that are not one plain word as JSON.
    mutating func appendText(_ key: String, _ value: Logger.MetadataValue) {
        if last != UInt8(ascii: "\t") { append(UInt8(ascii: " ")) }
        appendPlainOrJSON(key)
        append(UInt8(ascii: "="))
        switch value {
        case .string(let text): appendPlainOrJSON(text)
        case .stringConvertible(let value): appendPlainOrJSON(value.description)
        case .array, .dictionary: appendJSON(value)
        }
    }

    private mutating func appendPlainOrJSON(_ text: String) {
        let isPlain = !text.isEmpty && !text.hasJSONEscapes && !text.utf8.contains { $0 == 0x20 || $0 == 0x3d }
        if isPlain { append(contentsOf: text.utf8) } else { appendJSON(text) }
    }
}
