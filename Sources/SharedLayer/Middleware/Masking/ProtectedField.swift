import FoundationEssentials

/// The text that stands in an encrypted field's place: a prefix, and in base64 what was sealed.
///
/// Sealed are the field's pointer and the value, so that no value can be put into another field. They are no part of the
/// context: one data key then serves a whole document.
struct ProtectedField {
    static let prefix = "protected:v1:"

    /// The pointer, with `*` for indexes.
    let field: String
    let value: JSONValue

    /// `count of the pointer's bytes (4, the highest first) | pointer | value as JSON`.
    var plaintext: [UInt8] {
        let name = Array(field.utf8)
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: name.count >> $0) } + name + value.bytes
    }

    init(field: String, value: JSONValue) {
        self.field = field
        self.value = value
    }

    /// Throws a `JSONError`; nil when the bytes are too few.
    init?(plaintext: [UInt8]) throws(JSONError) {
        let count = plaintext.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        guard plaintext.count >= 4 + count else { return nil }
        field = String(decoding: plaintext[4..<4 + count], as: UTF8.self)
        let bytes = Array(plaintext[(4 + count)...])
        // What was written from a value can be read again, however deep and large it is.
        let limits = JSONLimits(
            depthMax: JSONLimits.depthCeiling, bytesMax: bytes.count, numberBytesMax: bytes.count)
        value = try JSONParser(limits: limits).parse(bytes)
    }

    static func text(_ sealed: [UInt8]) -> JSONValue {
        .string(prefix + Data(sealed).base64EncodedString())
    }

    /// Nil when the value was not encrypted here.
    static func sealed(_ value: JSONValue) -> [UInt8]? {
        guard let text = value.string, text.hasPrefix(prefix) else { return nil }
        return Data(base64Encoded: String(text.dropFirst(prefix.count))).map { [UInt8]($0) }
    }
}
