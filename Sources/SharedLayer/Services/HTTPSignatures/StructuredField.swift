import RawStructuredFieldValues

/// Structured fields (RFC 9651), read and written strictly.
enum StructuredField {
    typealias Dictionary = OrderedMap<String, ItemOrInnerList>
    typealias Parameters = OrderedMap<String, RFC9651BareItem>

    /// The longest field value that is read; a signature's fields have some 700 bytes.
    static let bytesMax = 16_384

    /// - Throws: `malformed`.
    static func dictionary(_ text: String, of name: String) throws(HTTPSignatureError) -> Dictionary {
        try parse(text, name) { parser in try parser.parseDictionaryFieldValue() }
    }

    /// The value in the one form that its content has (RFC 9651 section 4.1).
    /// - Throws: `malformed`.
    static func canonical(_ text: String, as kind: StructuredFieldKind, of name: String) throws(HTTPSignatureError)
        -> String
    {
        switch kind {
        case .item:
            let item = try parse(text, name) { parser in try parser.parseItemFieldValue() }
            return try serialize(name) { writer in try writer.writeItemFieldValue(item) }
        case .list:
            let list = try parse(text, name) { parser in try parser.parseListFieldValue() }
            return try serialize(name) { writer in try writer.writeListFieldValue(list) }
        case .dictionary:
            let dictionary = try dictionary(text, of: name)
            return try serialize(name) { writer in try writer.writeDictionaryFieldValue(dictionary) }
        }
    }

    /// - Throws: `malformed` for what no structured field can hold, such as a text with an umlaut.
    static func text(_ dictionary: Dictionary) throws(HTTPSignatureError) -> String {
        try serialize("A dictionary") { writer in try writer.writeDictionaryFieldValue(dictionary) }
    }

    static func text(_ member: ItemOrInnerList) throws(HTTPSignatureError) -> String {
        try serialize("A member") { writer in
            switch member {
            case .item(let item): try writer.writeItemFieldValue(item)
            case .innerList: try writer.writeListFieldValue([member])
            }
        }
    }

    private static func parse<Value>(
        _ text: String, _ name: String, _ read: (inout StructuredFieldValueParser<[UInt8]>) throws -> Value
    ) throws(HTTPSignatureError) -> Value {
        guard text.utf8.count <= bytesMax else {
            throw HTTPSignatureError(.malformed, "\(name) has more than \(bytesMax) bytes")
        }
        var parser = StructuredFieldValueParser(Array(text.utf8))
        do { return try read(&parser) } catch {
            throw HTTPSignatureError(.malformed, "\(name) is no structured field of its kind", cause: error)
        }
    }

    private static func serialize(
        _ name: String, _ write: (inout StructuredFieldValueSerializer) throws -> [UInt8]
    ) throws(HTTPSignatureError) -> String {
        var serializer = StructuredFieldValueSerializer()
        do { return String(decoding: try write(&serializer), as: UTF8.self) } catch {
            throw HTTPSignatureError(.malformed, "\(name) cannot be written as a structured field", cause: error)
        }
    }
}
