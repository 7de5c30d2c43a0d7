import Logging

/// One line of JSON under construction.
struct LogLine {
    private var bytes: [UInt8] = [UInt8(ascii: "{")]

    mutating func append(_ key: String, _ text: String) {
        appendKey(key)
        JSONText.append(text, to: &bytes)
    }

    mutating func append(_ key: String, _ value: Logger.MetadataValue) {
        appendKey(key)
        append(value)
    }

    consuming func finish() -> [UInt8] {
        bytes + [UInt8(ascii: "}"), UInt8(ascii: "\n")]
    }

    private mutating func appendKey(_ key: String) {
        if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
        JSONText.append(key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func append(_ value: Logger.MetadataValue) {
        switch value {
        case .string(let text):
            JSONText.append(text, to: &bytes)
        case .stringConvertible(let value) where value is any BinaryInteger || value is Bool || value is ExactDecimal:
            bytes += Array(value.description.utf8)
        case .stringConvertible(let value):
            JSONText.append(value.description, to: &bytes)
        case .array(let values):
            bytes.append(UInt8(ascii: "["))
            for (place, value) in values.enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                append(value)
            }
            bytes.append(UInt8(ascii: "]"))
        case .dictionary(let members):
            bytes.append(UInt8(ascii: "{"))
            for (key, value) in members.sorted(by: { $0.key < $1.key }) { append(key, value) }
            bytes.append(UInt8(ascii: "}"))
        }
    }
}
