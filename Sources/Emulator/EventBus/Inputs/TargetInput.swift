import JSONCoding

/// What a target gets of an event.
///
/// Source: Amazon EventBridge user guide, "Input transformation".
struct TargetInput {
    let event: BusEvent
    let ruleARN: String
    let ruleName: String

    func text(for target: RuleTarget) -> String {
        if let input = target.input { return input }
        if let path = target.inputPath { return JSONPath(path).flatMap(value).map(Self.string) ?? "null" }
        if let transformer = target.inputTransformer { return transformed(transformer) }
        return Self.string(event.json)
    }

    private func value(at path: JSONPath) -> [UInt8]? {
        (try? JSONDocument(event.json)).flatMap(path.value)
    }

    /// The value at a path as text: a string's characters, or any other value's JSON. Nil where there is nothing.
    func plainText(at path: String) -> String? {
        guard let value = JSONPath(path).flatMap(value) else { return nil }
        guard value.first == UInt8(ascii: "\"") else { return Self.string(value) }
        return try? JSONCoder.decode(String.self, from: value)
    }

    private static func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// Placeholders are replaced by the JSON of their values; between quotes by their text, of objects and arrays by
    /// their JSON without quotes. What has no value is an empty string.
    private func transformed(_ transformer: RuleTarget.InputTransformer) -> String {
        var values: [String: [UInt8]] = [:]
        for (name, path) in transformer.inputPathsMap ?? [:] {
            if let path = JSONPath(path), let value = value(at: path) { values[name] = value }
        }
        var result: [UInt8] = []
        var isInString = false
        var rest = Array(transformer.inputTemplate.utf8)[...]
        while let byte = rest.first {
            if byte == UInt8(ascii: "<"), let end = rest.firstIndex(of: UInt8(ascii: ">")),
                let name = Self.placeholder(rest[rest.index(after: rest.startIndex)..<end])
            {
                let value = values[name] ?? predefined(name)
                result += isInString ? Self.inString(value) : value ?? Array(#""""#.utf8)
                rest = rest[(end + 1)...]
                continue
            }
            rest = rest.dropFirst()
            result.append(byte)
            if byte == UInt8(ascii: "\\"), isInString, let escaped = rest.popFirst() {
                result.append(escaped)
            } else if byte == UInt8(ascii: "\"") {
                isInString.toggle()
            }
        }
        return Self.string(result)
    }

    /// Names have no spaces, so that a text with `<` and `>` in it stays.
    private static func placeholder(_ name: ArraySlice<UInt8>) -> String? {
        let isName =
            !name.isEmpty
            && name.allSatisfy { byte in
                byte > 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "<")
            }
        return isName ? String(decoding: name, as: UTF8.self) : nil
    }

    private static func inString(_ value: [UInt8]?) -> [UInt8] {
        guard let value else { return [] }
        if value.first == UInt8(ascii: "\"") { return Array(value.dropFirst().dropLast()) }
        return value.filter { $0 != UInt8(ascii: "\"") }
    }

    private func predefined(_ name: String) -> [UInt8]? {
        switch name {
        case "aws.events.rule-arn": JSONText.quoted(ruleARN)
        case "aws.events.rule-name": JSONText.quoted(ruleName)
        case "aws.events.event.ingestion-time": JSONText.quoted(EventTime.text(Double(event.ingested) / 1_000))
        case "aws.events.event.json": event.json
        case "aws.events.event": withoutDetail
        default: nil
        }
    }

    private var withoutDetail: [UInt8]? {
        guard let document = try? JSONDocument(event.json) else { return nil }
        var text = Array("{".utf8)
        document.forEachMember(of: JSONDocument.root) { name, value in
            guard document.string(at: name) != "detail" else { return }
            if text.count > 1 { text.append(UInt8(ascii: ",")) }
            text += JSONPath.text(of: name, in: document) + Array(":".utf8) + JSONPath.text(of: value, in: document)
        }
        return text + Array("}".utf8)
    }
}
