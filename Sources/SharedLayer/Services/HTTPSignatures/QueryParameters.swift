/// The parameters of a query, read as forms are and written as signatures cover them (RFC 9421 section 2.2.8).
enum QueryParameters {
    /// The value of the one parameter of that name, escaped; nil when there is none or more than one.
    static func value(of escapedName: String, in query: String) -> String? {
        let values = query.utf8.split(separator: UInt8(ascii: "&")).compactMap { pair -> String? in
            let name = pair.prefix { $0 != UInt8(ascii: "=") }
            guard escaped(decoded(name)) == escapedName else { return nil }
            return escaped(decoded(pair.dropFirst(name.count + 1)))
        }
        return values.count == 1 ? values[0] : nil
    }

    static func escaped(_ text: String) -> String { escaped(Array(text.utf8)) }

    /// Escapes all but letters, digits and `*-._`, as the URL standard does for forms, but a space as `%20`.
    private static func escaped(_ bytes: [UInt8]) -> String {
        let text = bytes.flatMap { byte -> [UInt8] in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"):
                [byte]
            default: Array("%".utf8) + Hexadecimal.text([byte]).uppercased().utf8
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Broken escapes stay as they are, and bytes that are no UTF-8 become U+FFFD, as the URL standard has it.
    private static func decoded(_ text: Substring.UTF8View) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = text[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let high = rest.first.flatMap(Hexadecimal.value),
                let low = rest.dropFirst().first.flatMap(Hexadecimal.value)
            {
                rest = rest.dropFirst(2)
                bytes.append(high << 4 | low)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return Array(String(decoding: bytes, as: UTF8.self).utf8)
    }
}
