/// The JSON Canonicalization Scheme (RFC 8785): one form for equal documents, to be signed or hashed.
///
/// Numbers are taken as binary64, as the scheme says: what does not fit into 17 digits changes. Amounts belong into
/// strings.
package enum CanonicalJSON {
    /// Throws `numberOutOfRange` for a number that is infinite as a binary64.
    package static func bytes(of value: JSONValue) throws(JSONError) -> [UInt8] {
        var bytes: [UInt8] = []
        try append(value, to: &bytes)
        return bytes
    }

    private static func append(_ value: JSONValue, to bytes: inout [UInt8]) throws(JSONError) {
        switch value {
        case .null, .bool: bytes += value.bytes
        case .string(let text): JSONText.append(text, to: &bytes)
        case .number(let number):
            guard let double = Double(number.text), double.isFinite else {
                throw JSONError(.numberOutOfRange, "the number \(number.text) has no canonical form")
            }
            bytes += Array(ECMAScriptNumber.text(double).utf8)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (place, element) in elements.enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                try append(element, to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object):
            bytes.append(UInt8(ascii: "{"))
            let sorted = object.members.sorted { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }
            for (place, member) in sorted.enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                JSONText.append(member.name, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                try append(member.value, to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }
}
